import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { TwoFactorState } from '../../../../protocol/account.ts';
import styles from './account.module.css';

/** With this many recovery codes or fewer, the dialog recommends new ones. */
const FEW = 2;

interface Props {
  state: TwoFactorState;
  onTask: (task: 'turningOn' | 'turningOff') => void;
}

/** Shows whether two-factor sign-in is on, with buttons to change that. */
export function SecondStep({ state: { on, codesLeft }, onTask }: Props) {
  const { t } = useTranslation();
  if (!on)
    return (
      <>
        <p>{t('account.step.explain')}</p>
        <Button kind="main" autoFocus onPress={() => onTask('turningOn')}>
          {t('account.step.turnOn')}
        </Button>
      </>
    );
  return (
    <>
      <p>
        <b>{t('account.step.on')}</b> {t('account.step.left', { count: codesLeft })}
      </p>
      {codesLeft <= FEW ? <p className={styles.safetyFew}>{t('account.step.few')}</p> : null}
      <Button kind="quiet" autoFocus onPress={() => onTask('turningOff')}>
        {t('account.step.turnOff')}
      </Button>
    </>
  );
}
