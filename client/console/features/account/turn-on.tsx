import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TwoFactorBegun } from '../../../../protocol/account.ts';
import { accountFault, beginTwoFactor, confirmTwoFactor, endTwoFactor } from '../../connection/account.ts';
import { ProofForm } from './proof-form.tsx';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import styles from './account.module.css';

/** Loaded on demand: the QR encoder is rarely needed. */
const QrPicture = lazy(() =>
  import('./qr-picture.tsx').then(({ QrPicture: picture }) => ({ default: picture })),
);

/** The steps that turn two-factor sign-in on: password, QR code, code. Calls `onDone` with the recovery codes. */
export function TurnOn({ onDone }: { onDone: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState<TwoFactorBegun | null>(null);
  const begin = async (password: string) => {
    const answer = await beginTwoFactor(password);
    if (!answer.ok) return accountFault(answer);
    setBegun(answer);
    return null;
  };
  const confirm = async (_password: string, code: string) => {
    const answer = await confirmTwoFactor(code);
    if (!answer.ok) return accountFault(answer);
    onDone(answer.codes);
    return null;
  };
  if (begun === null)
    return (
      <ProofForm key="begin" asks={['password']} label={t('account.turningOn.next')} onProof={begin}>
        <p>{t('account.turningOn.first')}</p>
      </ProofForm>
    );
  return (
    <ProofForm key="confirm" asks={['code']} label={t('account.step.turnOn')} onProof={confirm}>
      <p>{t('account.turningOn.scan')}</p>
      <Suspense fallback={<DelayedSpinner>{t('loading')}</DelayedSpinner>}>
        <QrPicture text={begun.link} label={t('account.turningOn.picture')} />
      </Suspense>
      <p>
        {t('account.turningOn.type')} <code className={styles.safetySecret}>{inFours(begun.secret)}</code>
      </p>
    </ProofForm>
  );
}

/** Groups of four letters are easier to type into another device. */
function inFours(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The form that turns two-factor sign-in off, by password and code. */
export function TurnOff({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const end = async (password: string, code: string) => {
    const answer = await endTwoFactor(password, code);
    if (!answer.ok) return accountFault(answer);
    onDone();
    return null;
  };
  return (
    <ProofForm asks={['password', 'code']} label={t('account.step.turnOff')} look="danger" onProof={end}>
      <p>{t('account.turningOff.explain')}</p>
    </ProofForm>
  );
}
