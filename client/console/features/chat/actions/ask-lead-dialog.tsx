import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { askLead } from '../../../connection/procedures.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { closeDialog, closeOnce } from '../../../store/view.ts';
import { ConfirmBar } from '../../../parts/confirm-bar.tsx';

/** The third step against foul language: asks the lead whether the chat may be closed. [P3] */
export function AskLeadDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const ready = chat.abuseSteps >= 2 && chat.closeAsked === null;
  const confirm = async () => {
    await closeOnce(askLead(chat.id));
  };
  return (
    <Dialog heading={t('actions.askLeadDialog.heading')} onClose={closeDialog}>
      <p>{t(ready ? 'actions.askLeadDialog.explain' : 'actions.askLeadDialog.notYet')}</p>
      <ConfirmBar
        label={t('actions.askLeadDialog.confirm')}
        isDisabled={!ready}
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}
