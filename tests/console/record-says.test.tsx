import fc from 'fast-check';
import { sentenceOf } from '../../client/console/features/chat/log/sentence.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { lengthOf, timeOrDay } from '../../client/console/parts/times.ts';
import { silenceOf } from '../../protocol/elapsed.ts';
import type { Entry } from '../../protocol/entry.ts';
import { entryForStaff } from '../../server/delivery/present-entry.ts';
import { AGENT, answeredChat, RULES } from '../domain/chat/a-chat.ts';

const PLATES = { name: (account: string) => account, number: (account: string) => account };
const LANGUAGES = ['zh-CN', 'en'] as const;
const UNITS = { 天: 86_400, 小时: 3600, 分钟: 60, 秒: 1, day: 86_400, hour: 3600, minute: 60, second: 1 };

/** What a desk with these clocks keeps of a chat that is warned, falls silent and is closed some time late. */
function recordOf(idleClose: number, harassmentClose: number, late: number): Entry[] {
  const chat = answeredChat({ ...RULES, idleClose, harassmentClose, idleNudge: idleClose - 1 });
  chat.does({ type: 'warned', by: AGENT, text: '请您关闭窗口' });
  chat.after(idleClose - 1).timePasses();
  chat.after(1 + late).timePasses();
  return chat.entries.map((entry) => entryForStaff(entry, PLATES));
}

function said(entry: Entry | undefined, language: (typeof LANGUAGES)[number]): string {
  if (entry === undefined) throw new Error('no such entry');
  return sentenceOf(entry, {
    who: '1001',
    staff: {},
    tagNames: (ids) => [...ids],
    language,
    t: i18n.getFixedT(language),
  });
}

/** The seconds that a sentence names, and the length of the smallest unit in which it does. */
function named(sentence: string): { seconds: number; unit: number } {
  const found = [...sentence.matchAll(/(\d+) (天|小时|分钟|秒|day|hour|minute|second)/gu)].map(
    ([, count, unit]) => ({ count: Number(count), unit: UNITS[unit as keyof typeof UNITS] }),
  );
  const seconds = found.reduce((sum, { count, unit }) => sum + count * unit, 0);
  return { seconds, unit: Math.min(...found.map(({ unit }) => unit)) };
}

const ms = (max: number) => fc.integer({ min: 2000, max });

test.each(LANGUAGES)(
  '[P1] [P2] what the record says (%s) is what its moments say, whatever the clocks',
  (language) => {
    fc.assert(
      fc.property(
        ms(200_000_000),
        ms(100_000_000),
        fc.integer({ min: 0, max: 90_000 }),
        (idle, watch, late) => {
          const entries = recordOf(idle, watch, late);
          const of = (kind: Entry['kind']) => entries.find((one) => one.kind === kind);
          const [warned, closed] = [of('warned'), of('closed')];
          expect(Date.parse(warned?.data?.until ?? '') - Date.parse(warned?.at ?? '')).toBe(watch);
          expect(said(warned, language)).toContain(timeOrDay(warned?.data?.until ?? '', language));
          expect(silenceOf(closed?.data ?? {}, closed?.at ?? '')).toBe(idle + late);
          const { seconds, unit } = named(said(closed, language));
          const beyond = (idle + late) / 1000 - seconds;
          expect(beyond).toBeGreaterThanOrEqual(0);
          expect(beyond).toBeLessThan(Math.max(1, unit));
        },
      ),
      { numRuns: 60 },
    );
  },
);

test('[P1] who was reminded is the agent', () => {
  const nudged = recordOf(120_000, 30_000, 0).find(({ kind }) => kind === 'nudged');
  expect(said(nudged, 'zh-CN')).toBe('已提醒客服询问客户是否在线');
  expect(said(nudged, 'en')).toMatch(/agent was reminded/u);
});

test('[P1] a close of before, without its moment, names no time that nobody knows', () => {
  const closed: Entry = {
    ...{ chatId: 'a', seq: 9, at: '2026-03-01T08:00:00.000Z', kind: 'closed', by: { role: 'system' } },
    data: { reason: 'idle' },
  };
  expect(said(closed, 'zh-CN')).toBe('客户未回应，对话自动结束');
});

test('words of evidence are listed as the language lists things', () => {
  const entry = (words: string[]): Entry => ({
    ...{ chatId: 'c', seq: 2, at: '2026-11-29T08:00:00.000Z', kind: 'flagged', by: { role: 'system' } },
    data: { seq: 1, words },
  });
  expect(said(entry(['send me', 'nudes']), 'en')).toContain('send me, nudes');
  expect(said(entry(['加个微信', '美女']), 'zh-CN')).toContain('加个微信、美女');
});

test('a length of nothing is no minutes, not no days', () => {
  expect([0, 60, 1440].map((minutes) => lengthOf(minutes, 'en'))).toEqual(['0 minutes', '1 hour', '1 day']);
});
