import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { transformSync } from '@swc/core';
import { deskTime } from '../../client/widget/connection/clock.ts';
import { reduce } from '../../client/widget/connection/reduce.ts';
import { blankView } from '../../client/widget/connection/view.ts';
import { en } from '../../client/widget/locales/en.ts';
import { momentName } from '../../client/widget/locales/times.ts';
import type { DeskView } from '../../protocol/chat.ts';
import { after } from './samples.ts';

const DAY = 86_400;

afterEach(() => jest.useRealTimers());

test.each([
  ['a day behind', -DAY],
  ['right', 0],
  ['a day ahead', DAY],
])('a visitor whose clock is %s reads that the desk opens tomorrow', (_, wrong) => {
  jest.useFakeTimers({ now: Date.parse(after(wrong)) });
  const desk: DeskView = {
    ...{ now: after(0), open: false, company: 'Shop', hours: '08:00-12:00', timeZone: 'UTC' },
    ...{ opensAt: after(DAY), staffed: false, locale: 'en' },
  };
  const greeted = {
    epoch: 'one',
    chat: null,
    entries: [],
    readTo: 0,
    local: 7,
    knew: { chatId: undefined, seq: 0 },
  };
  const { ahead } = reduce(blankView, { type: 'greeted', desk, ...greeted });
  expect(momentName(en, after(DAY), deskTime(ahead, 7) ?? Date.now())).toMatch(/^Tomorrow \d\d:00$/i);
});

/** The day's name as a browser in New York gives it; a process has one time zone, so it is one of its own. */
function dayInNewYork(at: string, now: string): string {
  const source = readFileSync('client/widget/locales/times.ts', 'utf8');
  const { code } = transformSync(source, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  const texts = { tag: 'en', today: 'today', yesterday: 'yesterday', tomorrow: 'tomorrow' };
  const asked = [JSON.stringify(texts), JSON.stringify(at), Date.parse(now)].join();
  const script = `${code}; process.stdout.write(exports.dayName(${asked}))`;
  return execFileSync(process.execPath, ['-e', script], {
    env: { TZ: 'America/New_York' },
    encoding: 'utf8',
  });
}

// In 2026 New York's clocks go forward on 8 March and back on 1 November, at two in the morning.
test.each([
  ['yesterday', '2026-03-08T04:30:00Z', '2026-03-09T03:30:00Z'],
  ['tomorrow', '2026-03-09T04:30:00Z', '2026-03-08T05:30:00Z'],
  ['today', '2026-03-08T05:30:00Z', '2026-03-09T03:30:00Z'],
  ['yesterday', '2026-10-31T04:30:00Z', '2026-11-02T04:30:00Z'],
  ['tomorrow', '2026-11-02T05:30:00Z', '2026-11-01T04:30:00Z'],
  ['today', '2026-11-01T04:30:00Z', '2026-11-02T04:30:00Z'],
])('where a day has 23 hours or 25, %s is by the calendar', (name, at, now) => {
  expect(dayInNewYork(at, now)).toBe(name);
});
