import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales, type Manual } from '../../phrases/manual.ts';
import { checkTranslations } from '../../phrases/translations.ts';
import { typeset } from '../../phrases/typeset.ts';
import { shippedFiles, shippedManual } from './shipped-manual.ts';
import { standardWording } from './standard-wording.ts';

const situationIds = `
  greeting identify_customer hold_on consult_colleague
  ambiguous unclear incomplete confirm_understood ask_contact
  asks_agent_identity asks_human asks_named_agent asks_service_hours
  thanks praise customer_apologises suggestion apology
  cannot_do cannot_answer_now complaint complaint_agent complaint_slow complaint_later complaint_repeat
  complaint_overdue friction angry escalation threat fault fault_urge fault_outage
  harassment abusive_language
  customer_silent anything_else farewell`
  .trim()
  .split(/\s+/u);

const conductIds = `
  no_dont_know no_buck_passing no_blame no_stiff_wording please_and_you goodbye_last answer_thanks
  no_repeat_comfort no_jargon no_private_topics number_not_name no_overpromise no_pii`
  .trim()
  .split(/\s+/u);

const manuals = locales.map((locale): [string, Manual] => [locale, shippedManual(locale)]);
const zh = shippedManual('zh-CN');

describe.each(manuals)('the manual in %s', (locale, manual) => {
  test.each(situationIds)('the situation %s has at least one phrase', (id) => {
    const situation = manual.situations.find((one) => one.id === id);
    expect(situation?.phrases.length).toBeGreaterThan(0);
    expect(situation?.phrases[0]?.id).toMatch(new RegExp(`^${id}\\.\\d+$`, 'u'));
  });

  test.each(conductIds)('the rule of conduct %s has something to check', (id) => {
    const rule = manual.rules.find((one) => one.id === id);
    expect((rule?.patterns.length ?? 0) + (rule?.check ? 1 : 0)).toBeGreaterThan(0);
  });

  test('has no situation and no rule that the manual does not know', () => {
    expect(manual.situations.map(({ id }) => id).sort()).toEqual([...situationIds].sort());
    expect(manual.rules.map(({ id }) => id).sort()).toEqual([...conductIds].sort());
  });

  test('names a source for every phrase and rule', () => {
    const sources = [...manual.situations.flatMap(({ phrases }) => phrases), ...manual.rules].map(
      ({ source }) => source,
    );
    expect(sources.filter((source) => !/S[0-4]/u.test(source))).toEqual([]);
  });

  test('is read from one file a chapter', () => {
    expect(shippedFiles(manual.locale)).toHaveLength(9);
    expect(manual.chapters.map(({ id }) => id)).toContain('conduct');
    expect(locale).toBe(manual.locale);
  });
});

test.each(standardWording)('[%s] carries the standard wording over verbatim: %s', (situation, wording) => {
  const texts = zh.situations.find(({ id }) => id === situation)?.phrases.map(({ text }) => text) ?? [];
  expect(texts.some((text) => text.includes(typeset(wording)))).toBe(true);
});

test('the standard wording stands in the files as it is quoted, not only after loading', () => {
  const files = shippedFiles('zh-CN')
    .map(({ text }) => text)
    .join('\n');
  expect(standardWording.filter(([, wording]) => !files.includes(wording))).toEqual([]);
});

test('[S1(13)] [S3] the phrases that the desk itself sends or counts have their ids', () => {
  const ids = zh.situations.flatMap(({ phrases }) => phrases.map(({ id }) => id));
  const needed = ['harassment.1', 'customer_silent.1', 'abusive_language.3', 'anything_else.2', 'farewell.2'];
  expect(ids).toEqual(expect.arrayContaining(needed));
});

test('the two languages have the same situations, phrases, conditions and rules', () => {
  expect(checkTranslations(zh, shippedManual('en'))).toEqual([]);
});

test('a situation that one language lacks is named', () => {
  const without = { ...zh, situations: zh.situations.filter(({ id }) => id !== 'farewell') };
  expect(checkTranslations(without, shippedManual('en'))).toContain(
    'zh-CN lacks situation farewell, which en has',
  );
});

test('the English manual holds no Chinese, and the Chinese one no half-width comma after a character', () => {
  const english = JSON.stringify(shippedManual('en').situations);
  const chinese = zh.situations.flatMap(({ phrases }) => phrases.map(({ text }) => text)).join('\n');
  expect(/\p{Script=Han}/u.test(english)).toBe(false);
  expect(/\p{Script=Han}[,!?]/u.test(chinese)).toBe(false);
});

test('every blank of a Chinese phrase is in its translation', () => {
  const blanks = (manual: Manual): Record<string, string[]> =>
    Object.fromEntries(
      manual.situations.flatMap(({ phrases }) =>
        phrases.map(({ id, text }) => [id, (text.match(/\{\{\w+\}\}/gu) ?? []).sort()]),
      ),
    );
  expect(blanks(shippedManual('en'))).toEqual(blanks(zh));
});

test('the README explains every placeholder', () => {
  const readme = readFileSync(join(__dirname, '../../phrases/README.md'), 'utf8');
  const used = zh.situations.flatMap(({ phrases }) =>
    phrases.flatMap(({ text }) => text.match(/\{\{\w+\}\}/gu) ?? []),
  );
  expect(used.filter((blank) => !readme.includes(blank))).toEqual([]);
});
