import { useMemo, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { missingBeforeClose, type MissingStep } from '../../../phrases/suggest/closing.ts';
import type { StaffChat } from '../../../protocol/chat.ts';
import { isBlank } from '../../../protocol/visible.ts';
import { close } from '../connection/act.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { Icon } from '../parts/icon.tsx';
import { useDesk } from '../store/desk.ts';
import { closeOnce, say } from '../store/view.ts';
import { closingEntries } from './closing-entries.ts';
import { ConfirmBar } from './confirm-bar.tsx';
import { MissingSteps } from './missing-steps.tsx';

/** Ends a chat: shows which steps of P4 are missing, each on one key; ending it all the same takes a reason. */
export function CloseDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const missing = useMissing(chat.id);
  const [reason, setReason] = useState('');
  const incomplete = missing.length > 0 && chat.status === 'open';
  const confirm = async () => {
    if (incomplete && isBlank(reason)) {
      say(t('actions.closeDialog.reasonNeeded'));
      return;
    }
    await closeOnce(close(chat.id, incomplete ? reason : ''));
  };
  return (
    <DialogFrame heading={t('actions.closeDialog.heading')}>
      {incomplete ? (
        <>
          <p>{t('actions.closeDialog.missing')}</p>
          <MissingSteps chat={chat} missing={missing} />
          <TextField className="field" value={reason} onChange={setReason} maxLength={200}>
            <Label>{t('actions.closeDialog.reason')}</Label>
            <Input />
          </TextField>
        </>
      ) : (
        <p className="done">
          <Icon name="close" />
          {t('actions.closeDialog.complete')}
        </p>
      )}
      <ConfirmBar
        label={t(incomplete ? 'actions.closeDialog.anyway' : 'actions.closeDialog.confirm')}
        look={incomplete ? 'danger' : 'main'}
        isDisabled={incomplete && isBlank(reason)}
        onConfirm={() => void confirm()}
      />
    </DialogFrame>
  );
}

function useMissing(chatId: string): MissingStep[] {
  const log = useDesk((state) => state.logs[chatId]);
  const outbox = useDesk((state) => state.outbox);
  return useMemo(() => {
    const pending = outbox.filter((line) => line.chatId === chatId);
    return missingBeforeClose(closingEntries(log?.entries ?? [], pending));
  }, [log, outbox, chatId]);
}
