import {
  clockText,
  isOverdue,
  leftMs,
  limitsFor,
  restedLimits,
  urgencyOf,
  waitedMs,
} from '../../client/console/store/waiting.ts';
import { at, chat, deskWithSales } from './samples.ts';

const USUAL = { mark: 40_000, alarm: 180_000 };

describe('waiting', () => {
  test('is marked from 40 seconds and alarms from 3 minutes', () => {
    expect([39_999, 40_000, 179_999, 180_000].map((ms) => urgencyOf(ms))).toEqual([
      'calm',
      'due',
      'due',
      'overdue',
    ]);
  });

  test.each([
    ['the times of its department', 'sales', deskWithSales, [60_000, 120_000]],
    ['those of the desk in a department that has been removed', 'gone', deskWithSales, [300_000, 600_000]],
    ['those of the desk without a department', null, deskWithSales, [300_000, 600_000]],
    ['the usual ones until the desk is known', 'sales', null, [40_000, 180_000]],
  ])('a chat has %s', (_, department, profile, times) => {
    const { mark, alarm } = limitsFor(chat('a', { department }), profile);
    expect([mark, alarm]).toEqual(times);
  });

  test('[P10] where alarms rest at night, a wait is marked and alarms at the moments that the desk names', () => {
    const rested = { mark: at('09:00:30'), alarm: at('14:02:00') };
    const one = chat('a', { owes: 'agent', waitingSince: at('09:00:00'), restedAlarms: rested });
    const limits = restedLimits(one, USUAL);
    expect(limits).toEqual({ mark: 30_000, alarm: 5 * 3_600_000 + 120_000 });
    expect(['14:01:59', '14:02:00'].map((time) => isOverdue(one, Date.parse(at(time)), USUAL))).toEqual([
      false,
      true,
    ]);
  });

  test('nobody waits in a closed chat, or where the customer owes', () => {
    const now = Date.parse(at('09:00:00'));
    expect(waitedMs(chat('a'), now)).toBeNull();
    expect(waitedMs(chat('a', { status: 'closed', waitingSince: at('08:00:00') }), now)).toBeNull();
  });

  test('reads like a clock, with days in front', () => {
    expect([7_000, 750_000, 3_723_000, 180_000_000].map(clockText)).toEqual([
      '0:07',
      '12:30',
      '1:02:03',
      '2d 2:00',
    ]);
  });

  test('[P1] [P2] counts down to a deadline and never below nothing', () => {
    const warned = chat('a', { deadlines: [{ kind: 'harassment', at: at('08:05:00') }] });
    expect(leftMs(warned, 'harassment', Date.parse(at('08:00:30')))).toBe(270_000);
    expect(leftMs(warned, 'harassment', Date.parse(at('08:06:00')))).toBe(0);
    expect(leftMs(warned, 'idle', 0)).toBeNull();
  });
});
