import { useState } from 'react';
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import { signIn } from '../../connection/session.ts';
import { LanguageSwitch } from './language-switch.tsx';

const SENTENCES = {
  unauthorized: 'signIn.wrong',
  bad_request: 'signIn.wrong',
  rate_limited: 'signIn.tooMany',
  unavailable: 'signIn.noServer',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** The first screen: account and password, and one clear sentence if it does not work. */
export function SignIn() {
  const { t } = useTranslation();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ErrorCode | null>(null);

  const submit = async () => {
    setBusy(true);
    setRefused(null);
    setRefused(await signIn(account.trim(), password));
    setBusy(false);
  };

  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <p className="wordmark">{t('title')}</p>
        <h1>{t('signIn.heading')}</h1>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <TextField
            className="field"
            value={account}
            onChange={setAccount}
            isRequired
            autoComplete="username"
          >
            <Label>{t('signIn.account')}</Label>
            <Input autoFocus autoCapitalize="none" spellCheck={false} />
            <FieldError className="field-error" />
          </TextField>
          <TextField
            className="field"
            type="password"
            value={password}
            onChange={setPassword}
            isRequired
            autoComplete="current-password"
          >
            <Label>{t('signIn.password')}</Label>
            <Input />
            <FieldError className="field-error" />
          </TextField>
          <p className="form-error" role="alert">
            {refused === null ? '' : t(sentenceFor(refused))}
          </p>
          <Button type="submit" className="button main wide" isDisabled={busy}>
            {busy ? t('signIn.waiting') : t('signIn.submit')}
          </Button>
        </Form>
        <LanguageSwitch />
      </div>
    </main>
  );
}

function sentenceFor(code: ErrorCode): (typeof SENTENCES)[keyof typeof SENTENCES] | 'signIn.failed' {
  return code in SENTENCES ? SENTENCES[code as keyof typeof SENTENCES] : 'signIn.failed';
}
