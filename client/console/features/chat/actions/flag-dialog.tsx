import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { flag } from '../../../connection/act.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { useDesk } from '../../../store/desk.ts';
import { closeDialog, closeOnce } from '../../../store/view.ts';
import { ConfirmBar } from '../../../parts/confirm-bar.tsx';

/** The dialog that confirms marking a message as harassing: in a warned chat this may close it. [P2] */
export function FlagDialog({ chat, seq }: { chat: StaffChat; seq: number }) {
  const { t } = useTranslation();
  const text = useDesk(({ logs }) => logs[chat.id]?.entries.find((entry) => entry.seq === seq)?.text);
  const confirm = async () => {
    await closeOnce(flag(chat.id, seq));
  };
  return (
    <Dialog heading={t('actions.flagDialog.heading')} role="alertdialog" onClose={closeDialog}>
      <p>{t('actions.flagDialog.explain')}</p>
      <blockquote className="quote">{text}</blockquote>
      <ConfirmBar
        label={t('actions.flagDialog.confirm')}
        look="danger"
        toCustomer
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}
