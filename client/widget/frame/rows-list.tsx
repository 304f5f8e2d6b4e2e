/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Link } from '../connection/view.ts';
import { dayName } from '../locales/times.ts';
import { Bubble } from './bubble.tsx';
import { eventText } from './event-text.ts';
import { useTexts } from './widget-context.ts';
import type { Row } from './rows.ts';

/** The rows of the conversation: days, events and messages. */
export function RowsList({ rows, link, now }: { rows: Row[]; link: Link; now: number }): JSX.Element {
  const texts = useTexts();
  return (
    <>
      {rows.map((row) => {
        if (row.row === 'bubble') return <Bubble key={row.key} bubble={row} link={link} />;
        if (row.row === 'event')
          return (
            <p key={row.key} class="event">
              {eventText(row.entry, texts, now)}
            </p>
          );
        return (
          <p key={row.key} class="day">
            <span>{dayName(texts, row.at, now)}</span>
          </p>
        );
      })}
    </>
  );
}
