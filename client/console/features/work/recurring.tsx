import { useTranslation } from 'react-i18next';
import type { CaseView, CaseWithEntries } from '../../../../protocol/cases.ts';
import { Button } from '../../parts/button.tsx';

interface Props extends Pick<CaseWithEntries, 'recurring'> {
  one: CaseView;
  /** Opens the 8D report; null if this person may not write it. */
  onReport: (() => void) | null;
}

/** That the same customer or the same cause has come before within 30 days, with the report that it asks for. [P5] S2 */
export function Recurring({ one, recurring, onReport }: Props) {
  const { t } = useTranslation();
  const { customer, cause } = recurring;
  if (customer + cause === 0) return null;
  return (
    <section>
      <h3>{t('work.recurring.heading')}</h3>
      {customer === 0 ? null : <p>{t('work.recurring.customer', { amount: customer })}</p>}
      {cause === 0 ? null : <p>{t('work.recurring.cause', { amount: cause })}</p>}
      {one.eightD !== null || onReport === null ? null : (
        <Button kind="quiet" onPress={onReport}>
          {t('work.recurring.report')}
        </Button>
      )}
    </section>
  );
}
