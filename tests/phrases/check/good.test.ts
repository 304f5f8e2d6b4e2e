import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../../phrases/check/check.ts';
import type { Locale, Manual } from '../../../phrases/manual.ts';
import { shippedManual } from '../shipped-manual.ts';
import { unseenLines } from './unseen.ts';

const languages = ['zh-CN', 'en'] as const;

test.each(languages)(
  'of the %s lines of good agents at most one in two hundred is found fault with',
  (locale) => {
    const lines = goodLines(locale);
    const faulted = lines.filter((line) => check(line, {}, shippedManual(locale)).length > 0);
    expect(lines.length).toBeGreaterThanOrEqual(300);
    expect(faulted.length / lines.length).toBeLessThanOrEqual(0.005);
  },
);

test.each(languages)('a rule that interrupts sending in %s is right nine times in ten', (locale) => {
  const manual = shippedManual(locale);
  for (const { id, severity } of manual.rules)
    if (severity === 'confirm') expect([id, precision(id, locale, manual) > 0.9]).toEqual([id, true]);
});

test.each([
  ['zh-CN', '请打开 www.example.cn/vip/sla?id=22 查看条款。'],
  ['zh-CN', '《你好，不知道》这首歌是会员歌曲。'],
  ['en', 'The steps are at https://help.example.com/en/sla-asap if you would like to follow them.'],
  ['en', 'The film "No Idea, Whatever" goes live at 8 pm.'],
] as const)('addresses and titles are no wording, in %s: %s', (locale, line) => {
  expect(check(line, {}, shippedManual(locale))).toEqual([]);
});

test('a card number is found in quotation marks too', () => {
  const found = check('您说的是“4539578763621486”吗？', {}, shippedManual('zh-CN'));
  expect(found.map(({ rule }) => rule)).toEqual(['no_pii']);
});

function goodLines(locale: Locale): string[] {
  return readFileSync(join(__dirname, 'good', `${locale}.txt`), 'utf8')
    .trim()
    .split('\n');
}

/** How many of the lines that a rule is found in were written as breaking it. */
function precision(rule: string, locale: Locale, manual: Manual): number {
  const isFound = (draft: string): boolean =>
    check(draft, {}, manual).some((finding) => finding.rule === rule);
  const unseen = unseenLines(locale);
  const right = unseen.filter((line) => line.bad && line.rule === rule && isFound(line.draft)).length;
  const good = [...goodLines(locale), ...unseen.filter(({ bad }) => !bad).map(({ draft }) => draft)];
  return right / (right + good.filter(isFound).length);
}
