import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../parts/button.tsx';
import { useCustomers } from '../../../store/customers.ts';
import { openDialog } from '../../../store/view.ts';
import { CaseMarks } from '../../cases/case-marks.tsx';
import { DueMark } from '../../cases/due-mark.tsx';
import styles from './customer.module.css';

/** The cases of this person, of all their records; each opens over the chat. */
export function RecordedCases({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const cases = useCustomers(({ known }) => known[customerId]?.cases);
  if (cases === undefined || cases.length === 0) return null;
  return (
    <section aria-label={t('customer.cases')}>
      <h3>{t('customer.cases')}</h3>
      <ul className={styles.caseList}>
        {cases.map((one) => (
          <li key={one.number}>
            <LinkButton onPress={() => openDialog({ name: 'peek', of: { case: one.number } })}>
              {one.number}
            </LinkButton>
            <CaseMarks one={one} />
            <span className="small faint">{t(`work.steps.${one.step}`)}</span>
            {one.status === 'open' ? <DueMark one={one} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
