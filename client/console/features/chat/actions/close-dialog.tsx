import { useMemo, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { missingBeforeClose, type MissingStep } from '../../../../../phrases/suggest/closing.ts';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { close } from '../../../connection/act.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { useDesk } from '../../../store/desk.ts';
import { closeDialog, closeOnce, showNotice } from '../../../store/view.ts';
import { CloseReasons, isReason, type CloseReasonName } from './close-reasons.tsx';
import { closingEntries } from '../conduct.ts';
import { ConfirmBar } from '../../../parts/confirm-bar.tsx';
import { MissingSteps } from './missing-steps.tsx';
import styles from './actions.module.css';

/**
 * The dialog that closes a chat. Lists the missing steps of P4, each with a key; closing without them needs a reason.
 */
export function CloseDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const missing = useMissing(chat.id);
  const steps = useShown(missing);
  const [chosen, setChosen] = useState<CloseReasonName | null>(null);
  const [words, setWords] = useState('');
  const incomplete = missing.length > 0 && chat.status === 'open';
  const reason = [...(chosen === null ? [] : [t(`actions.closeDialog.reasons.${chosen}`)]), words.trim()]
    .filter((part) => part !== '')
    .join(t('actions.closeDialog.colon'));
  const confirm = async () => {
    if (incomplete && !isReason(reason)) {
      showNotice(t('actions.closeDialog.reasonNeeded'));
      return;
    }
    await closeOnce(close(chat.id, incomplete ? reason : ''));
  };
  return (
    <Dialog heading={t('actions.closeDialog.heading')} onClose={closeDialog}>
      {steps.length > 0 && chat.status === 'open' ? (
        <>
          {incomplete ? <p>{t('actions.closeDialog.missing')}</p> : null}
          <MissingSteps chat={chat} steps={steps} missing={missing} />
        </>
      ) : null}
      {incomplete ? (
        <>
          <CloseReasons value={chosen} onChange={setChosen} />
          <TextField className="field" value={words} onChange={setWords} maxLength={160}>
            <Label>{t('actions.closeDialog.reason')}</Label>
            <Input />
          </TextField>
        </>
      ) : (
        <p className={styles.done}>
          <Icon name="close" />
          {t('actions.closeDialog.complete')}
        </p>
      )}
      <ConfirmBar
        label={t(incomplete ? 'actions.closeDialog.anyway' : 'actions.closeDialog.confirm')}
        look={incomplete ? 'danger' : 'main'}
        toCustomer
        isOnEnter
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}

/**
 * All steps that have been missing since the dialog opened, in order of appearance, so that their numbers do not
 * change.
 */
function useShown(missing: readonly MissingStep[]): readonly MissingStep[] {
  const [shown, setShown] = useState(missing);
  const fresh = missing.filter(({ step }) => !shown.some((one) => one.step === step));
  if (fresh.length > 0) setShown([...shown, ...fresh]);
  return fresh.length > 0 ? [...shown, ...fresh] : shown;
}

function useMissing(chatId: string): MissingStep[] {
  const log = useDesk((state) => state.logs[chatId]);
  const outbox = useDesk((state) => state.outbox);
  return useMemo(() => {
    const pending = outbox.filter((line) => line.chatId === chatId);
    return missingBeforeClose(closingEntries(log?.entries ?? [], pending));
  }, [log, outbox, chatId]);
}
