import { useState } from 'react';
import { FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../parts/button.tsx';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import { signInWays } from '../../connection/provider.ts';
import { signIn } from '../../connection/session.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { useProvider } from '../../store/provider.ts';
import { CodeForm } from './code-form.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { ProviderButton } from './provider-button.tsx';
import styles from './sign-in.module.css';

const SENTENCES = {
  code: 'signIn.codeWrong',
  unauthorized: 'signIn.wrong',
  bad_request: 'signIn.wrong',
  rate_limited: 'signIn.tooMany',
  unavailable: 'signIn.noServer',
  forbidden: 'signIn.passwordsOff',
} as const satisfies Partial<Record<ErrorCode | 'code', string>>;

/** The sign-in page: by the company's identity provider where there is one, by password, or both. */
export function SignIn() {
  const { t } = useTranslation();
  const stage = useProvider((state) => state.stage);
  const { data: ways, isLoading } = useFetched(signInWays);
  const [isEmergency, setEmergency] = useState(false);
  // An answer that does not come leaves the way that needs nobody else.
  const byPassword = ways === null || ways.provider === null || ways.passwords || isEmergency;
  return (
    <main className={styles.signIn}>
      <div className={styles.signInCard}>
        <p className={styles.wordmark}>{t('title')}</p>
        <h1>{t('signIn.heading')}</h1>
        {stage === 'code' ? (
          <CodeForm />
        ) : isLoading ? (
          <DelayedSpinner>{t('loading')}</DelayedSpinner>
        ) : (
          <>
            {ways === null || ways.provider === null ? null : (
              <ProviderButton name={ways.provider} isMain={!byPassword} />
            )}
            {byPassword ? (
              <PasswordForm />
            ) : (
              <LinkButton onPress={() => setEmergency(true)}>{t('signIn.provider.emergency')}</LinkButton>
            )}
          </>
        )}
        <LanguageSwitch />
      </div>
    </main>
  );
}

/** Account and password, and one sentence if that fails. */
function PasswordForm() {
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
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField className="field" value={account} onChange={setAccount} isRequired autoComplete="username">
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
  );
}

function sentenceFor(code: ErrorCode | 'code'): (typeof SENTENCES)[keyof typeof SENTENCES] | 'signIn.failed' {
  return code in SENTENCES ? SENTENCES[code as keyof typeof SENTENCES] : 'signIn.failed';
}
