import { useState } from 'react';
import { Form, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ConfirmBar } from '../actions/confirm-bar.tsx';
import { changePassword } from '../connection/session.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { closeDialog, say } from '../store/view.ts';

/** A new password for oneself; every other browser is signed out by it. */
export function PasswordDialog() {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  const [fault, setFault] = useState<'wrong' | 'weak' | 'failed' | null>(null);
  const change = async () => {
    const outcome = await changePassword(password, next);
    setFault(outcome);
    if (outcome !== null) return;
    closeDialog();
    say(t('me.password.done'));
  };
  return (
    <DialogFrame heading={t('me.password.heading')}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
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
        <p className="form-error" role="alert">
          {fault === null ? '' : t(`me.password.${fault}`)}
        </p>
        <ConfirmBar
          label={t('me.password.confirm')}
          isDisabled={password === '' || next === ''}
          onConfirm={() => void change()}
        />
      </Form>
    </DialogFrame>
  );
}
