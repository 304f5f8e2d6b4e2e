import { check } from '../../../phrases/check/check.ts';
import type { Locale } from '../../../phrases/manual.ts';
import { shippedManual } from '../shipped-manual.ts';
import { measured, unseenLines, type UnseenLine } from './unseen.ts';
import { processorMs } from '../../run/processor-ms.ts';

const languages = ['zh-CN', 'en'] as const;

test.each(languages)('[S3] of %s drafts that the rules were widened with, 95 %% are found', (locale) => {
  const lines = everything(locale);
  expect(measured(lines, shippedManual(locale)).found).toBeGreaterThanOrEqual(0.95);
});

test.each(languages)('of good %s drafts at most 1 %% are found fault with, by whatever rule', (locale) => {
  const lines = everything(locale);
  expect(measured(lines, shippedManual(locale)).falseAlarms).toBeLessThanOrEqual(0.01);
});

test.each(languages)('each rule of the %s manual has lines of both kinds', (locale) => {
  const lines = unseenLines(locale);
  for (const { id } of shippedManual(locale).rules)
    expect([id, count(id, true), count(id, false)]).toEqual([id, 12, 12]);

  function count(rule: string, bad: boolean): number {
    return lines.filter((line) => line.rule === rule && line.bad === bad).length;
  }
});

test.each(languages)('four times the %s draft takes about four times as long, not sixteen', (locale) => {
  const manual = shippedManual(locale);
  const text = unseenLines(locale)
    .map(({ draft }) => draft)
    .join(' ');
  expect(quickest(text.slice(0, 4000)) / quickest(text.slice(0, 1000))).toBeLessThan(10);

  function quickest(draft: string): number {
    return Math.min(...Array.from({ length: 30 }, () => processorMs(() => check(draft, {}, manual))));
  }
});

function everything(locale: Locale): UnseenLine[] {
  return [locale, `${locale}.fresh` as const, `${locale}.third` as const].flatMap(unseenLines);
}
