import { useState } from 'react';
import { FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import { signIn } from '../../connection/session.ts';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './sign-in.module.css';

const SENTENCES = {
  code: 'signIn.codeWrong',
  unauthorized: 'signIn.wrong',
  bad_request: 'signIn.wrong',
  rate_limited: 'signIn.tooMany',
  unavailable: 'signIn.noServer',
} as const satisfies Partial<Record<ErrorCode | 'code', string>>;

/** The sign-in page: account and password, and one sentence if that fails. */
export function SignIn() {
  const { t } = useTranslation();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ErrorCode | 'code' | null>(null);
  const [code, setCode] = useState('');
  const [wanted, setWanted] = useState(false);

  const submit = async () => {
    setBusy(true);
    setRefused(null);
    const outcome = await signIn(account.trim(), password, code.trim());
    // The first refusal only asks for the code; a later one means that the code was wrong.
    setRefused(outcome === 'code' && !wanted ? null : outcome);
    if (outcome === 'code') setWanted(true);
    setBusy(false);
  };

  return (
    <main className={styles.signIn}>
      <div className={styles.signInCard}>
        <p className={styles.wordmark}>{t('title')}</p>
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
          {wanted ? (
            <TextField className="field" value={code} onChange={setCode} isRequired autoFocus>
              <Label>{t('signIn.code')}</Label>
              <Input autoComplete="one-time-code" inputMode="text" spellCheck={false} />
              <FieldError className="field-error" />
            </TextField>
          ) : null}
          <p className="form-error" role="alert">
            {refused === null ? '' : t(sentenceFor(refused))}
          </p>
          <Button type="submit" kind="main" className="wide" isDisabled={busy}>
            {busy ? t('signIn.waiting') : t('signIn.submit')}
          </Button>
        </Form>
        <LanguageSwitch />
      </div>
    </main>
  );
}

function sentenceFor(code: ErrorCode | 'code'): (typeof SENTENCES)[keyof typeof SENTENCES] | 'signIn.failed' {
  return code in SENTENCES ? SENTENCES[code as keyof typeof SENTENCES] : 'signIn.failed';
}
