import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SET_UP_STEPS, type SetUpStep } from '../../../../protocol/set-up.ts';
import { passSteps } from '../../connection/set-up.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { putOff, useSetUp } from '../../store/set-up.ts';
import { ColleaguesStep } from './colleagues-step.tsx';
import { SettingsStep } from './settings-step.tsx';
import styles from './set-up.module.css';
import { WebsiteStep } from './website-step.tsx';

/** The set-up of a new desk, step by step; each step can be skipped, and the whole set-up postponed. */
export function SetUp() {
  const { t } = useTranslation();
  const past = useSetUp((setUp) => setUp.past) ?? [];
  const next = SET_UP_STEPS.find((step) => !past.includes(step));
  const [chosen, setChosen] = useState<SetUpStep | null>(null);
  const [fault, setFault] = useState('');
  const step = chosen ?? next ?? 'website';

  const pass = async (steps: readonly SetUpStep[]) => {
    setFault('');
    const error = await passSteps(steps);
    if (error === null) setChosen(null);
    else setFault(refusalIn(error));
  };

  return (
    <main className={styles.setUp} aria-label={t('setUp.heading')}>
      <header className="column-head">
        <h1>{t('setUp.heading')}</h1>
        <span className="spring" />
        <Button kind="quiet" onPress={() => putOff(true)}>
          {t('setUp.later')}
        </Button>
      </header>
      <div className={styles.body}>
        <nav aria-label={t('setUp.steps')}>
          <ol className={styles.steps}>
            {SET_UP_STEPS.map((one, at) => (
              <li key={one}>
                <Button
                  kind="quiet"
                  {...(one === step ? { 'aria-current': 'step' } : {})}
                  onPress={() => setChosen(one)}
                >
                  <span className="figures">{at + 1}</span>
                  <span>{t(`setUp.${one}.heading`)}</span>
                  {past.includes(one) ? <Icon name="tick" size={14} /> : null}
                  {past.includes(one) ? <span className="hidden">{t('setUp.past')}</span> : null}
                </Button>
              </li>
            ))}
          </ol>
        </nav>
        <section className={styles.step} aria-label={t(`setUp.${step}.heading`)}>
          <h2>{t(`setUp.${step}.heading`)}</h2>
          <p className="faint">{t(`setUp.${step}.explain`)}</p>
          <Step key={step} step={step} onDone={() => void pass([step])} />
          <p className="form-error" role="alert">
            {fault}
          </p>
          <p className={styles.skip}>
            <Button kind="quiet" onPress={() => void pass([step])}>
              {t('setUp.skip')}
            </Button>
            <Button kind="quiet" onPress={() => void pass(SET_UP_STEPS)}>
              {t('setUp.skipAll')}
            </Button>
          </p>
        </section>
      </div>
    </main>
  );
}

function Step({ step, onDone }: { step: SetUpStep; onDone: () => void }) {
  switch (step) {
    case 'company':
      return <SettingsStep keys={COMPANY} onDone={onDone} />;
    case 'hours':
      return <SettingsStep keys={HOURS} onDone={onDone} />;
    case 'colleagues':
      return <ColleaguesStep onDone={onDone} />;
    case 'website':
      return <WebsiteStep onDone={onDone} />;
  }
}

const COMPANY = ['companyZh', 'companyEn'] as const;
const HOURS = ['timeZone', 'serviceHours'] as const;
