import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { twoFactorState } from '../../connection/account.ts';
import { signOutEverywhere } from '../../connection/session.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { closeDialog, openDialog, showNotice } from '../../store/view.ts';
import { CompanyAccount, LinkForm } from './company-account.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SecondStep } from './second-step.tsx';
import { TurnOn, TurnOff } from './turn-on.tsx';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import styles from './account.module.css';

/** The state of the dialog. `codes` are shown only once, so a click outside must not close it. */
type Task = { is: 'looking' | 'turningOn' | 'turningOff' | 'linking' } | { is: 'codes'; codes: string[] };

/** The dialog for the security of the own account: two-factor sign-in, password, other sessions. */
export function SafetyDialog() {
  const { t } = useTranslation();
  const [task, setTask] = useState<Task>({ is: 'looking' });
  const isFinal = task.is === 'codes';
  return (
    <Dialog heading={t(`account.${task.is}.heading`)} stays={isFinal} onClose={closeDialog}>
      {task.is === 'looking' ? <Overview onTask={(is) => setTask({ is })} /> : null}
      {task.is === 'turningOn' ? <TurnOn onDone={(codes) => setTask({ is: 'codes', codes })} /> : null}
      {task.is === 'turningOff' ? <TurnOff onDone={() => setTask({ is: 'looking' })} /> : null}
      {task.is === 'linking' ? <Linking /> : null}
      {task.is === 'codes' ? (
        <RecoveryCodes codes={task.codes} onKept={() => setTask({ is: 'looking' })} />
      ) : null}
    </Dialog>
  );
}

function Overview({ onTask }: { onTask: (task: 'turningOn' | 'turningOff' | 'linking') => void }) {
  const { t } = useTranslation();
  const { data: state, error, isLoading } = useFetched(twoFactorState);
  return (
    <>
      <section className={styles.safetyPart}>
        <h3>{t('account.step.heading')}</h3>
        {isLoading ? <DelayedSpinner>{t('loading')}</DelayedSpinner> : null}
        {error !== null ? <p role="alert">{t('errors.unavailable')}</p> : null}
        {state !== null ? <SecondStep state={state} onTask={onTask} /> : null}
      </section>
      <CompanyAccount onLink={() => onTask('linking')} />
      <section className={styles.safetyPart}>
        <h3>{t('account.password')}</h3>
        <Button kind="quiet" onPress={() => openDialog({ name: 'password' })}>
          {t('me.password.heading')}
        </Button>
      </section>
      <section className={styles.safetyPart}>
        <h3>{t('account.everywhere.heading')}</h3>
        <p>{t('account.everywhere.explain')}</p>
        <Button kind="quiet" onPress={() => void leaveEverywhere(t('signIn.noServer'))}>
          {t('me.signOutEverywhere')}
        </Button>
      </section>
    </>
  );
}

function Linking() {
  const { t } = useTranslation();
  const { data: state, isLoading } = useFetched(twoFactorState);
  if (isLoading) return <DelayedSpinner>{t('loading')}</DelayedSpinner>;
  return <LinkForm withCode={state?.on === true} />;
}

async function leaveEverywhere(failed: string): Promise<void> {
  if (!(await signOutEverywhere())) showNotice(failed);
}
