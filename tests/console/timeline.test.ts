import type { TimelinePage, TimelineSpan } from '../../protocol/timeline.ts';
import {
  drawnIn,
  peopleIn,
  placeOf,
  ticksIn,
  totalsOf,
} from '../../client/console/features/timeline/lanes.ts';

const iso = (time: string): string => `2026-03-02T${time}:00.000Z`;
const DAY = { from: iso('00:00'), to: '2026-03-03T00:00:00.000Z', now: iso('12:00') };
const drawn = drawnIn(DAY);

function span(from: string, to: string | null, more: Partial<TimelineSpan> = {}): TimelineSpan {
  return {
    from: iso(from),
    to: to === null ? null : iso(to),
    state: 'online',
    chats: 0,
    capacity: 2,
    ...more,
  };
}

test('a stretch lies where its time is, cut to the range; one that goes on ends now', () => {
  expect(placeOf(span('06:00', '12:00'), drawn)).toMatchObject({ x: 250, width: 250 });
  expect(placeOf(span('06:00', null), drawn)).toMatchObject({ x: 250, width: 250 });
  const before = { ...span('01:00', '03:00'), from: '2026-03-01T20:00:00.000Z' };
  expect(placeOf(before, drawn)).toMatchObject({ x: 0, width: 125 });
});

test('sums are by state, in minutes; busy is with as many chats as there are places', () => {
  const spans = [
    span('08:00', '09:00'),
    span('09:00', '09:30', { chats: 2 }),
    span('09:30', '10:00', { state: 'away', chats: 1 }),
    span('11:00', null, { chats: 1 }),
  ];
  expect(totalsOf(spans, drawn)).toEqual({ online: 150, busy: 30, away: 30, most: 2 });
});

test('somebody whose spans are on two pages is one person', () => {
  const page = (account: string, ...spans: TimelineSpan[]): TimelinePage => ({
    ...{ ...DAY, timeZone: 'UTC' },
    people: [{ account, number: account, name: account, disabled: false, spans }],
  });
  const [morning, noon] = [span('08:00', '09:00'), span('09:00', null)];
  const people = peopleIn([page('1001', morning), page('1001', noon), page('1002')]);
  expect(people.map(({ account, spans }) => [account, spans])).toEqual([
    ['1001', [morning, noon]],
    ['1002', []],
  ]);
});

test('the axis has a line every three hours of a day, every day of a week, and never more than about ten', () => {
  expect(ticksIn(drawn).map(({ x }) => x)).toEqual([0, 125, 250, 375, 500, 625, 750, 875]);
  const week = { ...drawn, to: drawn.from + 7 * 86_400_000 };
  expect(ticksIn(week).map(({ isDay }) => isDay)).toEqual(Array(7).fill(true));
  expect(ticksIn({ ...drawn, to: drawn.from + 31 * 86_400_000 }).length).toBeLessThanOrEqual(11);
});
