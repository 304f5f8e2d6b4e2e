import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { takeOver } from '../../../connection/act.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { staffName } from '../../../parts/names.ts';
import { useDesk } from '../../../store/desk.ts';
import { closeDialog } from '../../../store/view.ts';
import { ConfirmBar } from '../../../parts/confirm-bar.tsx';

/** Asks before a lead takes a chat from its agent. */
export function TakeOverDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const agent = useDesk((state) => staffName(state.staff, chat.agent, t));
  const confirm = async () => {
    await takeOver(chat.id);
    closeDialog();
  };
  return (
    <Dialog heading={t('actions.takeOverDialog.heading')} onClose={closeDialog}>
      <p>{t('actions.takeOverDialog.explain', { agent })}</p>
      <ConfirmBar label={t('actions.takeOverDialog.confirm')} toCustomer onConfirm={() => void confirm()} />
    </Dialog>
  );
}
