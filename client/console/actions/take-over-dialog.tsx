import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../protocol/chat.ts';
import { takeOver } from '../connection/act.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { numberOf } from '../parts/names.ts';
import { useDesk } from '../store/desk.ts';
import { closeDialog } from '../store/view.ts';
import { ConfirmBar } from './confirm-bar.tsx';

/** Asks before a lead takes a chat from its agent. */
export function TakeOverDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const agent = useDesk((state) => numberOf(state.staff, chat.agent));
  const confirm = async () => {
    await takeOver(chat.id);
    closeDialog();
  };
  return (
    <DialogFrame heading={t('actions.takeOverDialog.heading')}>
      <p>{t('actions.takeOverDialog.explain', { agent })}</p>
      <ConfirmBar label={t('actions.takeOverDialog.confirm')} toCustomer onConfirm={() => void confirm()} />
    </DialogFrame>
  );
}
