import { LocalHour } from '../../../server/actions/records/local-hour.ts';

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
