import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { SHORT_MAX } from '../../../../../protocol/limits.ts';
import { callLead } from '../../../connection/help.ts';
import { ConfirmBar } from '../../../parts/confirm-bar.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { useDesk } from '../../../store/desk.ts';
import { openCallIn } from '../../../store/lists.ts';
import { useAccount } from '../../../store/selectors.ts';
import { closeDialog, closeOnce } from '../../../store/view.ts';

/** The dialog that calls a lead into the chat, with a short reason. [P6] */
export function CallLeadDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const account = useAccount();
  const isHeard = useDesk(
    ({ staff, connection, known, late }) =>
      // Presence is reliable only with a connection to every process of the desk.
      connection !== 'online' ||
      !known ||
      late ||
      Object.values(staff).some(
        (one) => one.role !== 'agent' && one.account !== account && one.status !== 'offline' && !one.disabled,
      ),
  );
  const isCalled = openCallIn(chat) !== null;
  const confirm = async () => {
    if (!isCalled) await closeOnce(callLead(chat.id, reason));
  };
  const explain = isCalled ? 'called' : isHeard ? 'explain' : 'nobody';
  return (
    <Dialog heading={t('actions.callLeadDialog.heading')} onClose={closeDialog}>
      <p>{t(`actions.callLeadDialog.${explain}`)}</p>
      <TextField className="field" value={reason} onChange={setReason} maxLength={SHORT_MAX} autoFocus>
        <Label>{t('actions.callLeadDialog.reason')}</Label>
        <Input />
      </TextField>
      <ConfirmBar
        label={t('actions.callLeadDialog.confirm')}
        isDisabled={isCalled}
        isOnEnter
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}
