import fc from 'fast-check';
import { AUTOMATIC_CAUSES, endsByKey, type ActivityReport } from '../../../protocol/status.ts';
import { automatically, noticed, unseenSince } from '../../../server/domain/status/activity.ts';
import { standingFor, UNCHOSEN, type Standing } from '../../../server/domain/status/standing.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';

const MINUTE = 60_000;
const NOW = 100 * MINUTE;
const ONLINE: Standing = { status: 'online', away: null };

test('a key ends what came of itself, and nothing that somebody chose', () => {
  const chosen = standingFor({ value: 'away', reason: '用餐' }, ['用餐'], null, 1);
  const set = standingFor({ value: 'away' }, [], '9001', 1);
  if (isRefusal(chosen) || isRefusal(set)) throw new Error('these are statuses');
  for (const standing of [ONLINE, UNCHOSEN, chosen, set])
    expect(noticed(standing, { is: 'active', ago: 0 }, NOW, MINUTE)).toBeNull();
  for (const cause of AUTOMATIC_CAUSES.filter(endsByKey)) {
    const away = automatically(cause, 1);
    const told = { is: 'active', ago: 0 } as const;
    expect(noticed({ status: 'away', away }, told, NOW, MINUTE)).toEqual({ is: 'back', from: away });
    // Also where the desk has turned it off meanwhile: else they would stay away.
    expect(noticed({ status: 'away', away }, told, NOW, null)).toEqual({ is: 'back', from: away });
  }
});

test('who misses offers while they type is not back by typing', () => {
  const missed = { status: 'away', away: automatically('missed', 1) } as const;
  expect(noticed(missed, { is: 'active', ago: 0 }, NOW, MINUTE)).toBeNull();
});

test('a sleep or a lock counts from the last key in that console, so that work at another one counts more', () => {
  const slept = noticed(ONLINE, { is: 'slept', ago: 30 * MINUTE }, NOW, 15 * MINUTE);
  expect(slept).toMatchObject({ is: 'away', away: { cause: 'slept', since: NOW } });
  // Ten seconds pass between two tellings of a person at work; that is no other console.
  const unseen = slept?.is === 'away' ? slept.unseenSince : NaN;
  expect(unseen).toBeGreaterThanOrEqual(NOW - 30 * MINUTE + 10_000);
  expect(unseen).toBeLessThan(NOW - 29 * MINUTE);
});

test('only people who are online are set away, and never where the desk has it off', () => {
  const reports = fc.record({
    is: fc.constantFrom<ActivityReport['is']>('active', 'slept', 'locked'),
    ago: fc.nat(90 * MINUTE),
  });
  const standings = fc.constantFrom<Standing>(
    ONLINE,
    UNCHOSEN,
    ...AUTOMATIC_CAUSES.map((cause) => ({ status: 'away' as const, away: automatically(cause, 1) })),
  );
  fc.assert(
    fc.property(standings, reports, fc.option(fc.nat(MINUTE)), (standing, report, awayAfter) => {
      const what = noticed(standing, report, NOW, awayAfter);
      if (what?.is !== 'away') return;
      expect(standing.status).toBe('online');
      expect(awayAfter).not.toBeNull();
      expect(report.is).not.toBe('active');
    }),
  );
});

test('nobody is idle before the time has passed since the desk turned it on', () => {
  expect(unseenSince(null, 0, NOW)).toBeNull();
  expect(unseenSince(15 * MINUTE, NOW - 14 * MINUTE, NOW)).toBeNull();
  expect(unseenSince(15 * MINUTE, NOW - 15 * MINUTE, NOW)).toBe(NOW - 15 * MINUTE);
});
