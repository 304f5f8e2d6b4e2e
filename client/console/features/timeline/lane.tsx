import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TimelineSpan } from '../../../../protocol/timeline.ts';
import { numberAndName } from '../../parts/names.ts';
import { momentIn, shortDayIn, timeIn } from '../../parts/times.ts';
import { useDesk, type DeskState } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { isBusy, LANE_WIDTH, placeOf, ticksIn, type Drawn } from './lanes.ts';
import styles from './timeline.module.css';

const HEIGHT = 24;

interface Props {
  spans: readonly TimelineSpan[];
  drawn: Drawn;
  timeZone: string;
  /** The lane in words, for whoever does not see it. */
  label: string;
}

/** What one person did, drawn: how high a stretch is says how many of their places were taken. */
export function Lane({ spans, drawn, timeZone, label }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  return (
    <svg
      className={styles.lane}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${LANE_WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {ticksIn(drawn).map(({ at, x }) => (
        <line key={at} className={styles.tick} x1={x} x2={x} y1={0} y2={HEIGHT} />
      ))}
      {spans.map((span) => {
        const { begin, end, x, width } = placeOf(span, drawn);
        const height = (HEIGHT * Math.min(span.chats, span.capacity)) / span.capacity;
        return (
          <g key={span.from}>
            <title>{`${clock(begin, timeZone, language)}–${clock(end, timeZone, language)} ${doingWords(span, staff, t)}`}</title>
            <rect
              className={span.state === 'online' ? styles.online : styles.away}
              x={x}
              y={0}
              width={width}
              height={HEIGHT}
            />
            {span.chats === 0 ? null : (
              <rect
                className={isBusy(span) ? styles.full : styles.load}
                x={x}
                y={HEIGHT - height}
                width={width}
                height={height}
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** `09:30` by the clocks of the desk. */
function clock(at: number, timeZone: string, language: string): string {
  return timeIn(timeZone, new Date(at).toISOString(), language);
}

/** What somebody did in a span, in words. */
export function doingWords(span: TimelineSpan, staff: DeskState['staff'], t: TFunction): string {
  const chats = t('timeline.chats', { n: span.chats });
  if (span.state === 'online') return `${t(isBusy(span) ? 'timeline.busy' : 'me.online')} · ${chats}`;
  const why = span.reason ?? (span.cause === undefined ? null : t(`timeline.causes.${span.cause}`));
  const by = span.by === undefined ? null : t('me.setBy', { who: numberAndName(staff, span.by) });
  return [t('me.away'), why, by, chats].filter((part) => part !== null).join(' · ');
}

/** The hours or days under the lanes. */
export function Axis({ drawn, timeZone }: Pick<Props, 'drawn' | 'timeZone'>) {
  const language = useSettings((settings) => settings.language);
  return (
    <div className={styles.axis} aria-hidden="true">
      {ticksIn(drawn).map(({ at, isDay }, n) => (
        <span key={at} data-odd={n % 2 === 1}>
          {isDay ? shortDayIn(timeZone, new Date(at).toISOString(), language) : clock(at, timeZone, language)}
        </span>
      ))}
    </div>
  );
}

/** Every span of some people as a line of a table. */
export function SpanTable({
  people,
  drawn,
  timeZone,
}: {
  people: readonly { account: string; who: string; spans: readonly TimelineSpan[] }[];
  drawn: Drawn;
  timeZone: string;
}) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  return (
    <table className={styles.table}>
      <caption>{t('timeline.heading')}</caption>
      <thead>
        <tr>
          {(['who', 'from', 'to', 'doing'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`timeline.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.flatMap(({ account, who, spans }) =>
          spans.map((span) => {
            const { begin, end } = placeOf(span, drawn);
            return (
              <tr key={`${account} ${span.from}`}>
                <th scope="row">{who}</th>
                <td>{momentIn(timeZone, new Date(begin).toISOString(), language)}</td>
                <td>
                  {span.to === null
                    ? t('timeline.still')
                    : momentIn(timeZone, new Date(end).toISOString(), language)}
                </td>
                <td>{doingWords(span, staff, t)}</td>
              </tr>
            );
          }),
        )}
      </tbody>
    </table>
  );
}
