import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { CALL_OUTCOMES, CASE_STEPS, type CaseEntry } from '../../../../protocol/cases.ts';
import { departmentName, numberAndName, staffName, type Named } from '../../parts/names.ts';
import { dateAndTime } from '../../parts/times.ts';
import { useDesk, type DeskState } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { PictureViewer } from '../files/picture-viewer.tsx';
import { SentFiles } from '../files/sent-files.tsx';
import styles from './work.module.css';

/** The log of a case: who did what and when, the latest last. */
export function CaseTimeline({ number, entries }: { number: string; entries: readonly CaseEntry[] }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  const departments = useDesk(({ profile }) => profile?.departments);
  return (
    <section>
      <h3>{t('work.timeline')}</h3>
      <ol className={styles.timeline}>
        {entries.map((entry) => (
          <li key={entry.seq} data-type={entry.type}>
            <p>
              <b translate="no">
                {entry.by.account === undefined ? t('work.system') : numberAndName(staff, entry.by.account)}
              </b>{' '}
              {sentenceOf(entry, { t, staff, departments })}{' '}
              <time className="small faint" dateTime={entry.at}>
                {dateAndTime(entry.at, language)}
              </time>
            </p>
            {typeof entry.data?.['answer'] === 'string' ? (
              <blockquote className="quote">
                <bdi>{entry.data['answer']}</bdi>
              </blockquote>
            ) : null}
            {entry.text === undefined || entry.type === 'received' ? null : (
              <p className={styles.words}>
                <bdi>{entry.text}</bdi>
              </p>
            )}
            {entry.files === undefined ? null : <SentFiles among={number} files={entry.files} />}
          </li>
        ))}
      </ol>
      <PictureViewer among={number} files={entries.flatMap(({ files }) => files ?? [])} />
    </section>
  );
}

interface Said {
  t: TFunction;
  staff: DeskState['staff'];
  departments: readonly Named[] | undefined;
}

/** What an entry says besides its author. */
function sentenceOf(entry: CaseEntry, { t, staff, departments }: Said): string {
  const text = (field: string): string => {
    const value = entry.data?.[field];
    return typeof value === 'string' ? value : '';
  };
  const isNot = (field: string): boolean => entry.data?.[field] === false;
  switch (entry.type) {
    case 'followedUp':
      return t(isNot('satisfied') ? 'work.lines.notSatisfied' : 'work.lines.followedUp');
    case 'archived':
      return t('work.lines.archived', { cause: text('cause'), measure: text('measure') });
    case 'returned': {
      const step = CASE_STEPS.find((one) => one === text('to'));
      return t('work.lines.returned', { step: step ? t(`work.steps.${step}`) : '' });
    }
    case 'assigned': {
      const to =
        text('owner') === ''
          ? t('actions.transferDialog.department', { name: departmentName(departments, text('department')) })
          : staffName(staff, text('owner'), t);
      return t('work.lines.assigned', { to });
    }
    case 'called': {
      const outcome = CALL_OUTCOMES.find((one) => one === text('outcome'));
      return t(`work.lines.called.${outcome ?? 'notReached'}`);
    }
    case 'mailed':
      return t(isNot('sent') ? 'work.lines.notMailed' : 'work.lines.mailed');
    case 'contactTold':
      return t(isNot('mailed') ? 'work.lines.contactNotTold' : 'work.lines.contactTold');
    case 'madeUrgent':
      return t(isNot('urgent') ? 'work.lines.notUrgent' : 'work.lines.madeUrgent');
    case 'merged':
    case 'unmerged': {
      const way = text('into') === '' ? 'From' : 'Into';
      return t(`work.lines.${entry.type}${way}`, { number: text('into') || text('from') });
    }
    case 'received':
    case 'verified':
    case 'proposed':
    case 'approved':
    case 'answered':
    case 'carriedOut':
    case 'classed':
    case 'analysed':
    case 'accepted':
    case 'declined':
    case 'released':
    case 'commented':
    case 'kept':
    case 'broken':
    case 'done':
    case 'reopened':
    case 'warned':
    case 'overdue':
    case 'recounted':
    case 'erased':
      return t(`work.lines.${entry.type}`);
  }
}
