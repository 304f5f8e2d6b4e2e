import { useTranslation } from 'react-i18next';
import { COMPLAINT_STEPS, type CaseView } from '../../../../protocol/cases.ts';
import { Icon } from '../../parts/icon.tsx';
import { numberAndName } from '../../parts/names.ts';
import { dayAndTime } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import styles from './work.module.css';

/** The steps of a complaint: those that it has passed with who and when, where it stands, and what is left. [P5] */
export function CaseProgress({ one }: { one: CaseView }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  const at = COMPLAINT_STEPS.findIndex((step) => step === one.step);
  // What could be settled at once has no proposal to approve.
  const steps = COMPLAINT_STEPS.filter(
    (step, place) => place > at || one.passed.some((passed) => passed.step === step),
  );
  return (
    <section>
      <h3>{t('work.progress')}</h3>
      <ol className={styles.progress}>
        {steps.map((step) => {
          const passed = one.passed.findLast((each) => each.step === step);
          return (
            <li
              key={step}
              data-passed={passed !== undefined}
              {...(step === one.step ? { 'aria-current': 'step' } : {})}
            >
              <Icon name={passed === undefined ? 'clock' : 'tick'} size={12} />
              <span>
                {t(`work.steps.${step}`)}
                {passed === undefined ? null : (
                  <span className="small faint">
                    <span translate="no">
                      {passed.by.account === undefined
                        ? t('work.system')
                        : numberAndName(staff, passed.by.account)}
                    </span>{' '}
                    <time dateTime={passed.at}>{dayAndTime(passed.at, language)}</time>
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
