import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../protocol/cases.ts';
import { Button } from '../../parts/button.tsx';
import { departmentName, numberAndName } from '../../parts/names.ts';
import { waitsFor, type CaseReader } from '../../store/case-lists.ts';
import { useDesk } from '../../store/desk.ts';
import { showCase } from '../../store/view.ts';
import { CaseMarks } from '../cases/case-marks.tsx';
import { DueMark } from '../cases/due-mark.tsx';
import styles from './work.module.css';

interface Props {
  one: CaseView;
  reader: CaseReader;
  isShown: boolean;
}

/** A case in the list; arrows go from one to the next, Enter opens it. */
export function WorkRow({ one, reader, isShown }: Props) {
  const { t } = useTranslation();
  const waits = waitsFor(one, reader);
  return (
    <li>
      <Button
        className={styles.row}
        {...(isShown ? { 'aria-current': 'true' } : {})}
        onPress={() => showCase(one.number)}
        onKeyDown={(event) => goAlong(event)}
      >
        <span className={styles.rowLine}>
          <b className="figures">{one.number}</b>
          <span className="spring" />
          <DueMark one={one} isShort />
        </span>
        <span className={styles.rowText}>
          <bdi>{one.text}</bdi>
        </span>
        <span className={styles.rowLine}>
          <CaseMarks one={one} />
          <span className="spring" />
          {waits === null ? null : <span className="mark handed">{t(`work.waits.${waits}`)}</span>}
        </span>
        <span className={styles.rowLine}>
          <span className="small faint">
            {t(`work.steps.${one.step}`)} · <Whose one={one} />
          </span>
        </span>
      </Button>
    </li>
  );
}

/** Whose a case is: a colleague's, or a department's in whose queue it stands. */
export function Whose({ one }: { one: CaseView }) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const departments = useDesk(({ profile }) => profile?.departments);
  if (one.owner !== null) return <span translate="no">{numberAndName(staff, one.owner)}</span>;
  if (one.department === null) return t('work.facts.nobody');
  return t('work.facts.inQueue', { name: departmentName(departments, one.department) });
}

/** Arrows move the focus through all rows of the list, across its groups. */
function goAlong(event: Pick<KeyboardEvent, 'key' | 'preventDefault'> & { target: EventTarget }): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || !(event.target instanceof HTMLElement)) return;
  const rows = [
    ...(event.target.closest('[role=region]')?.querySelectorAll<HTMLElement>('li > button') ?? []),
  ];
  rows[rows.indexOf(event.target) + by]?.focus();
  event.preventDefault();
}
