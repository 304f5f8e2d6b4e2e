import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../../connection/session.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { closeDialog, showNotice } from '../../store/view.ts';
import { SubmitForm } from '../../parts/submit-form.tsx';

/** The dialog that changes the own password, which signs out all other browsers. */
export function PasswordDialog() {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  const [fault, setFault] = useState<'wrong' | 'weak' | 'tooMany' | 'failed' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isFull = password !== '' && next !== '';
  const change = async () => {
    if (!isFull || isBusy) return;
    setBusy(true);
    const outcome = await changePassword(password, next);
    setBusy(false);
    setFault(outcome);
    if (outcome !== null) return;
    closeDialog();
    showNotice(t('me.password.done'), 'done');
  };
  return (
    <Dialog heading={t('me.password.heading')} onClose={closeDialog}>
      <SubmitForm
        label={t('me.password.confirm')}
        isDisabled={!isFull || isBusy}
        fault={
          fault === null ? '' : t(fault === 'tooMany' ? 'account.faults.tooMany' : `me.password.${fault}`)
        }
        onSubmit={() => void change()}
      >
        <p>{t('me.password.rules')}</p>
        <TextField className="field" type="password" value={password} onChange={setPassword} autoFocus>
          <Label>{t('me.password.present')}</Label>
          <Input autoComplete="current-password" />
        </TextField>
        <TextField className="field" type="password" value={next} onChange={setNext}>
          <Label>{t('me.password.next')}</Label>
          <Input autoComplete="new-password" />
        </TextField>
      </SubmitForm>
    </Dialog>
  );
}
