import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { findCases } from '../../connection/cases.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { keyLabel } from '../../parts/keys.ts';
import { runningCases } from '../../store/case-lists.ts';
import { useCases } from '../../store/cases.ts';
import { run } from '../../store/commands.ts';
import { useDesk } from '../../store/desk.ts';
import { ownPromises } from '../../store/owed-in-chat.ts';
import { useAccount } from '../../store/selectors.ts';
import { showCase } from '../../store/view.ts';
import { CaseMarks } from './case-marks.tsx';
import { DueMark } from './due-mark.tsx';
import styles from './cases.module.css';

/** Above the conversation: what the desk owes this customer already, as far as this person may see it, with its time. */
export function CustomerCases({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const customer = chat.customer.id;
  const isOnline = useDesk((state) => state.connection === 'online' && state.known);
  useEffect(() => {
    if (isOnline) void findCases({ customer });
  }, [customer, isOnline]);
  const cases = useCases((state) => state.cases);
  const running = useMemo(() => runningCases(cases, customer), [cases, customer]);
  const account = useAccount();
  const [keepable] = ownPromises(cases, customer, account);
  if (running.length === 0) return null;
  return (
    <ul className={styles.running} aria-label={t('work.record.running')}>
      {running.map((one) => (
        <li key={one.number}>
          <LinkButton onPress={() => showCase(one.number)}>{one.number}</LinkButton>
          <CaseMarks one={one} />
          <span className="small faint">{t(`work.steps.${one.step}`)}</span>
          <DueMark one={one} />
          {one === keepable ? (
            <Button kind="quiet" onPress={() => run('kept')}>
              {t('work.actions.kept')} <kbd>{keyLabel('kept')}</kbd>
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
