import type { TFunction } from 'i18next';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelinePage } from '../../../../protocol/timeline.ts';
import { download } from '../../connection/download.ts';
import { timelineFileAt, timelinePage, type TimelineAsked } from '../../connection/timeline.ts';
import { usePages } from '../../connection/use-pages.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { DayRange } from '../../parts/day-range.tsx';
import { DepartmentSelect } from '../../parts/department-select.tsx';
import { Icon } from '../../parts/icon.tsx';
import { isolated } from '../../parts/names.ts';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { lengthOf } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useIsLead } from '../../store/selectors.ts';
import { useSettings } from '../../store/settings.ts';
import { Axis, Lane, SpanTable } from './lane.tsx';
import { drawnIn, peopleIn, totalsOf, type Drawn, type Totals } from './lanes.ts';
import styles from './timeline.module.css';

/** Who was online, away or busy, and with how many chats: for leads everybody, for agents themselves. */
export function Timeline() {
  const { t } = useTranslation();
  const isLead = useIsLead();
  const [asked, setAsked] = useState<TimelineAsked>({});
  const [isTable, setTable] = useState(false);
  const found = usePages(
    useCallback((cursor: string | null) => timelinePage(asked, cursor, isLead), [asked, isLead]),
    ({ cursor }: TimelinePage) => cursor ?? null,
  );
  return (
    <main className={styles.timeline} aria-label={t('timeline.heading')}>
      <header className="column-head">
        <h2>{t('timeline.heading')}</h2>
        <Bar asked={asked} ask={setAsked} isTable={isTable} onTable={setTable} />
      </header>
      <Found {...found} isTable={isTable} />
    </main>
  );
}

interface BarProps {
  asked: TimelineAsked;
  ask: (asked: TimelineAsked) => void;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
}

function Bar({ asked, ask, isTable, onTable }: BarProps) {
  const { t } = useTranslation();
  const isLead = useIsLead();
  const departments = useDesk(({ profile }) => profile?.departments);
  const { from = '', to = '', department } = asked;
  const of = department === undefined ? {} : { department };
  return (
    <div className={styles.bar}>
      <div role="group" aria-label={t('reports.range')}>
        <Button kind="quiet" aria-pressed={from === ''} onPress={() => ask(of)}>
          {t('reports.ranges.today')}
        </Button>
        <DayRange
          {...{ from, to }}
          // One day until the other end is chosen.
          onChange={(days) => ask({ from: days.from || days.to, to: days.to || days.from, ...of })}
        />
      </div>
      {isLead ? (
        <DepartmentSelect
          label={t('floor.department')}
          departments={departments}
          value={department ?? null}
          all={t('floor.allDepartments')}
          onChange={(id) => ask({ ...asked, department: id ?? undefined })}
        />
      ) : null}
      <Button kind="quiet" aria-pressed={isTable} onPress={() => onTable(!isTable)}>
        {t('timeline.asTable')}
      </Button>
      <ActionButton label={t('reports.refresh')} icon="retry" onPress={() => ask({ ...asked })} />
      {isLead ? (
        <a
          className="button quiet"
          href={timelineFileAt(asked)}
          download
          onClick={(event) => void download(event)}
        >
          <Icon name="download" />
          {t('reports.export')}
        </a>
      ) : null}
    </div>
  );
}

type FoundProps = ReturnType<typeof usePages<TimelinePage, string>> & { isTable: boolean };

function Found({ pages, error, next, isBusy, more, isTable }: FoundProps) {
  const { t } = useTranslation();
  const [first] = pages ?? [];
  if (first === undefined)
    return error === null ? (
      <DelayedSpinner>{t('loading')}</DelayedSpinner>
    ) : (
      <Empty
        title={t('timeline.failed')}
        hint={error.code === 'bad_request' ? t('timeline.tooLong') : t(`errors.${error.code}`)}
      />
    );
  const people = peopleIn(pages ?? []);
  const drawn = drawnIn(first);
  const all = people.map((person) => ({ ...person, who: whoOf(person) }));
  return (
    // Focusable, because it scrolls.
    <div className={styles.found} tabIndex={0} role="region" aria-label={t('timeline.heading')}>
      <p className="faint">{t('timeline.hint', { timeZone: first.timeZone })}</p>
      {all.every(({ spans }) => spans.length === 0) ? (
        <Empty title={t('timeline.none')} hint={t('timeline.noneHint')} />
      ) : isTable ? (
        <SpanTable people={all} drawn={drawn} timeZone={first.timeZone} />
      ) : (
        <Lanes people={all} drawn={drawn} timeZone={first.timeZone} />
      )}
      {error === null ? null : <p role="alert">{t(`errors.${error.code}`)}</p>}
      {next === null && error === null ? null : (
        <Button kind="quiet" className="wide" isDisabled={isBusy} onPress={more}>
          {t(error === null ? 'timeline.more' : 'reports.retry')}
        </Button>
      )}
    </div>
  );
}

const LEGEND = ['online', 'load', 'full', 'away', 'gone'] as const;

const SWATCHES = {
  ...{ online: styles.online, load: styles.load, full: styles.full },
  ...{ away: styles.away, gone: styles.gone },
} as const satisfies Record<(typeof LEGEND)[number], string | undefined>;

interface LanesProps {
  people: readonly (TimelinePage['people'][number] & { who: string })[];
  drawn: Drawn;
  timeZone: string;
}

function Lanes({ people, drawn, timeZone }: LanesProps) {
  const { t } = useTranslation();
  return (
    <>
      <ul className={styles.legend} aria-hidden="true">
        {LEGEND.map((name) => (
          <li key={name}>
            <svg className={styles.swatch} viewBox="0 0 12 12">
              <rect className={SWATCHES[name]} width="12" height="12" />
            </svg>
            {t(`timeline.legend.${name}`)}
          </li>
        ))}
      </ul>
      <ul className={styles.people}>
        {people.map(({ account, who, spans }) => (
          <Person key={account} who={who} spans={spans} drawn={drawn} timeZone={timeZone} />
        ))}
      </ul>
      <Axis drawn={drawn} timeZone={timeZone} />
    </>
  );
}

function Person({
  who,
  spans,
  drawn,
  timeZone,
}: Omit<LanesProps, 'people'> & Pick<LanesProps['people'][number], 'who' | 'spans'>) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const totals = totalsOf(spans, drawn);
  const sums = sumWords(totals, language, t);
  return (
    <li>
      <p className={styles.who}>
        <b>{who}</b> <span>{sums}</span>
      </p>
      <Lane spans={spans} drawn={drawn} timeZone={timeZone} label={`${who}: ${sums}`} />
    </li>
  );
}

function sumWords({ online, busy, away, most }: Totals, language: string, t: TFunction): string {
  if (online === 0 && away === 0) return t('timeline.notSeen');
  const length = (minutes: number): string =>
    minutes < 60 ? lengthOf(minutes, language) : hoursAndMinutes(minutes);
  return [
    `${t('me.online')} ${length(online)}`,
    ...(busy === 0 ? [] : [`${t('timeline.busy')} ${length(busy)}`]),
    `${t('me.away')} ${length(away)}`,
    t('timeline.most', { n: most }),
  ].join(' · ');
}

/** `7:05`. */
function hoursAndMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function whoOf({ number, name }: Pick<TimelinePage['people'][number], 'number' | 'name'>): string {
  return `${number} ${isolated(name)}`;
}
