import { useCallback, useState } from 'react';
import { Form, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { WireError } from '../../../../protocol/errors.ts';
import type { InviteView } from '../../../../protocol/team.ts';
import { isAboutPassword, setPassword, whoseLink } from '../../connection/team.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { leaveInvite } from '../../store/invite.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import { ProviderButton } from './provider-button.tsx';
import styles from './sign-in.module.css';

/** The result of using the link. */
type Outcome = { what: 'fault'; error: WireError } | { what: 'signIn' };

/** The page of a one-time link: sets the password of its account, or says why the link is not valid. */
export function InvitePage({ code }: { code: string }) {
  const { t } = useTranslation();
  const { data: view, error } = useFetched(useCallback(() => whoseLink(code), [code]));
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const fault = outcome?.what === 'fault' ? outcome.error : error;
  return (
    <main className={styles.signIn}>
      <div className={styles.signInCard}>
        <p className={styles.wordmark}>{t('title')}</p>
        <h1>{t(view?.passwords === false ? 'team.invite.welcome' : 'team.invite.heading')}</h1>
        {view === null && fault === null ? <DelayedSpinner>{t('loading')}</DelayedSpinner> : null}
        {view !== null && fault === null && outcome === null ? (
          <Ways
            code={code}
            view={view}
            onSet={(signIn) => (signIn ? setOutcome({ what: 'signIn' }) : leaveInvite())}
            onFault={(why) => setOutcome({ what: 'fault', error: why })}
          />
        ) : null}
        {fault !== null ? <Sentence words={refusalIn(fault)} /> : null}
        {outcome?.what === 'signIn' ? <Sentence words={t('team.invite.signIn')} /> : null}
        <LanguageSwitch />
      </div>
    </main>
  );
}

/** Whoever has the link is its person by the company's identity provider, or by a password of their own. */
function Ways(props: FormProps) {
  const { t } = useTranslation();
  const { code, view } = props;
  const { name, account, provider, passwords } = view;
  return (
    <>
      <p>{t('team.invite.whose', { name, account })}</p>
      {provider === null ? null : <ProviderButton name={provider} invite={code} isMain={!passwords} />}
      {passwords ? <PasswordForm {...props} /> : <p className="faint">{t('team.invite.passwordsOff')}</p>}
    </>
  );
}

/** A message, and a button to the sign-in. */
function Sentence({ words }: { words: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="alert">{words}</p>
      <Button kind="main" className="wide" autoFocus onPress={leaveInvite}>
        {t('team.invite.toSignIn')}
      </Button>
    </>
  );
}

interface FormProps {
  code: string;
  view: InviteView;
  onSet: (signIn: boolean) => void;
  /** The link was used or replaced, or has expired, meanwhile. */
  onFault: (error: WireError) => void;
}

function PasswordForm({ code, view: { account }, onSet, onFault }: FormProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    if (isBusy || chosen === '') return;
    if (again !== chosen) return setFault(t('team.invite.differ'));
    setBusy(true);
    setFault(null);
    const answer = await setPassword(code, chosen);
    setBusy(false);
    if (answer.ok) return onSet(answer.signIn);
    const { error } = answer;
    if (error.code === 'conflict' || error.code === 'not_found') return onFault(error);
    setFault(isAboutPassword(error) ? refusalIn(error) : t(`errors.${error.code}`));
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="faint">{t('team.invite.rules')}</p>
      {/* Password managers look for the account of a new password. */}
      <input
        type="text"
        className="hidden"
        name="username"
        autoComplete="username"
        value={account}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <TextField className="field" type="password" value={chosen} onChange={setChosen} isRequired autoFocus>
        <Label>{t('team.invite.password')}</Label>
        <Input autoComplete="new-password" />
      </TextField>
      <TextField className="field" type="password" value={again} onChange={setAgain} isRequired>
        <Label>{t('team.invite.again')}</Label>
        <Input autoComplete="new-password" />
      </TextField>
      <p className="form-error" role="alert">
        {fault ?? ''}
      </p>
      <Button type="submit" kind="main" className="wide" isDisabled={isBusy}>
        {isBusy ? t('signIn.waiting') : t('team.invite.submit')}
      </Button>
    </Form>
  );
}
