import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../protocol/chat.ts';
import { askLead } from '../connection/procedures.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { closeDialog } from '../store/view.ts';
import { ConfirmBar } from './confirm-bar.tsx';

/** The third step against foul language: asks the lead whether the chat may be closed. [P3] */
export function AskLeadDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const ready = chat.abuseSteps >= 2 && chat.closeAsked === null;
  const confirm = async () => {
    if (await askLead(chat.id)) closeDialog();
  };
  return (
    <DialogFrame heading={t('actions.askLeadDialog.heading')}>
      <p>{t(ready ? 'actions.askLeadDialog.explain' : 'actions.askLeadDialog.notYet')}</p>
      <ConfirmBar
        label={t('actions.askLeadDialog.confirm')}
        isDisabled={!ready}
        onConfirm={() => void confirm()}
      />
    </DialogFrame>
  );
}
