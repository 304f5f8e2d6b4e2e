import { endOfDay, LocalHour, startOfDay } from '../../server/domain/days.ts';

test.each([
  ['2026-03-01', 'Asia/Shanghai', '2026-02-28T16:00:00.000Z', '2026-03-01T16:00:00.000Z'],
  // Summer time begins: the day has 23 hours.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  // And where it begins at midnight, the day begins at one.
  ['2024-03-31', 'Asia/Beirut', '2024-03-30T22:00:00.000Z', '2024-03-31T21:00:00.000Z'],
])('%s in %s is from %s until %s', (day, timeZone, from, to) => {
  const edges = [startOfDay(day, timeZone), endOfDay(day, timeZone)];
  expect(edges.map((at) => new Date(at).toISOString())).toEqual([from, to]);
});

test.each([
  ['Asia/Shanghai', '2025-03-01T23:59:59Z', 7],
  ['Asia/Shanghai', '2025-03-02T00:00:00Z', 8],
  ['Asia/Kathmandu', '2025-03-01T00:14:59Z', 5],
  ['Asia/Kathmandu', '2025-03-01T00:15:00Z', 6],
])('in %s it is at %s the hour %d', (timeZone, at, hour) => {
  const local = new LocalHour(timeZone);
  local.at(Date.parse(at) - 1);
  expect(local.at(Date.parse(at))).toBe(hour);
});
