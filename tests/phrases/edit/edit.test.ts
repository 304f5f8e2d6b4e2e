import { applyEdits } from '../../../phrases/edit/apply.ts';
import { carryOver } from '../../../phrases/edit/carry-over.ts';
import type { Edit } from '../../../phrases/edit/edit.ts';
import { loadContent } from '../../../phrases/load.ts';
import { suggest } from '../../../phrases/suggest/suggest.ts';
import { check } from '../../../phrases/check/check.ts';
import { factsOf } from '../suggest/facts.ts';
import { shippedContent } from '../shipped-manual.ts';
import { diff } from '../../../server/domain/manual/diff.ts';

const shipped = shippedContent();

/** What differs after some edits, in short. */
function told(...edits: Edit[]): string[] {
  return diff(shipped, applyEdits(shipped, edits)).map(({ what, kind, id }) => `${what} ${kind} ${id}`);
}

test('each kind of edit changes what it names, in both languages, and nothing else', () => {
  const both = { 'zh-CN': '甲', en: 'a' };
  const next = [{ id: 'farewell', text: 'x', when: [] }];
  expect(told({ do: 'editPhrase', id: 'thanks.1', text: both })).toEqual(['changed phrase thanks.1']);
  expect(told({ do: 'addPhrase', situation: 'praise', text: both })).toEqual([
    expect.stringMatching(/^added phrase praise\./),
  ]);
  expect(told({ do: 'switchPhrase', id: 'thanks.2', off: true })).toEqual(['switchedOff phrase thanks.2']);
  expect(told({ do: 'orderPhrases', situation: 'thanks', ids: ['thanks.1', 'thanks.2'] })).toEqual([
    'reordered phrase thanks',
  ]);
  expect(told({ do: 'editSituation', id: 'thanks', title: both })).toEqual(['changed situation thanks']);
  expect(told({ do: 'editSituation', id: 'thanks', next: { 'zh-CN': next, en: next } })).toEqual([
    'changed situation thanks',
  ]);
  expect(told({ do: 'switchSituation', id: 'praise', off: true })).toEqual(['switchedOff situation praise']);
  expect(told({ do: 'orderSituations', chapter: 'courtesy', ids: ['praise', 'thanks'] })).toEqual([
    'reordered situation courtesy',
  ]);
  expect(told({ do: 'editRule', id: 'no_jargon', severity: 'block' })).toEqual(['changed rule no_jargon']);
  expect(told({ do: 'switchRule', id: 'no_jargon', off: true })).toEqual(['switchedOff rule no_jargon']);
  expect(told({ do: 'orderRules', chapter: 'conduct', ids: ['no_jargon', 'no_blame'] })).toEqual([
    'reordered rule conduct',
  ]);
});

test('an edit of one language says which, with the words before and after', () => {
  const after = applyEdits(shipped, [{ do: 'editPhrase', id: 'thanks.1', text: { en: 'Sure.' } }]);
  expect(diff(shipped, after)).toMatchObject([
    { fields: [{ field: 'text', locale: 'en', before: 'You are very welcome.', after: 'Sure.' }] },
  ]);
  expect(diff(after, shipped)).toMatchObject([{ fields: [{ after: 'You are very welcome.' }] }]);
});

test('an id that was ever used is never given again', () => {
  const taken = new Set(['thanks.41']);
  const add: Edit = { do: 'addPhrase', situation: 'thanks', text: { 'zh-CN': '甲', en: 'a' } };
  const [change] = diff(shipped, applyEdits(shipped, [add], taken));
  expect(change?.id).toBe('thanks.42');
  expect(() => applyEdits(shipped, [{ ...add, id: 'thanks.41' }], taken)).toThrow('never used again');
});

test('what is switched off is not offered, not checked and not standard wording; its steps lead nowhere', () => {
  const off = applyEdits(shipped, [
    { do: 'switchPhrase', id: 'thanks.1', off: true },
    { do: 'switchRule', id: 'no_dont_know', off: true },
    { do: 'switchSituation', id: 'praise', off: true },
  ]);
  const { manual } = loadContent('zh-CN', off['zh-CN']);
  const { phrases } = suggest(manual, { situations: [{ id: 'thanks', score: 1 }], facts: factsOf() });
  expect(phrases.map(({ id }) => id)).not.toContain('thanks.1');
  expect(check('不知道', {}, manual).map(({ rule }) => rule)).not.toContain('no_dont_know');
  expect(manual.situations.map(({ id }) => id)).not.toContain('praise');
});

test('what a file leaves out is carried over, switched off, with its chapter if need be', () => {
  const en = shipped.en
    .filter(({ chapter }) => chapter !== 'abuse')
    .map((one) => ({
      ...one,
      rules: one.rules.slice(1),
      situations: one.situations.map((s) => ({ ...s, phrases: s.phrases.slice(0, 1) })),
    }));
  const changes = diff(shipped, carryOver(shipped, { ...shipped, en }));
  expect(new Set(changes.map(({ what }) => what))).toEqual(new Set(['switchedOff']));
  expect(changes.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['harassment', 'thanks.1', 'no_dont_know']),
  );
});

const own: Extract<Edit, { do: 'addSituation' }> = {
  do: 'addSituation',
  chapter: 'loans',
  id: 'loan_rate',
  source: '本行',
  set_off_by: ['customer'],
  title: { 'zh-CN': '利率咨询', en: 'Interest rates' },
  occasion: { 'zh-CN': '客户问利率', en: 'The customer asks about rates' },
  text: { 'zh-CN': '请稍等,我为您查一下利率。', en: 'One moment, I will look up the rate.' },
};
const ownEdits: Edit[] = [{ do: 'addChapter', id: 'loans', title: { 'zh-CN': '贷款', en: 'Loans' } }, own];

test('a chapter and a situation of the desk’s own stand in both languages and are offered', () => {
  const content = applyEdits(shipped, ownEdits);
  for (const locale of ['zh-CN', 'en'] as const) {
    const { manual } = loadContent(locale, content[locale]);
    const { phrases } = suggest(manual, { situations: [{ id: 'loan_rate', score: 1 }], facts: factsOf() });
    expect(phrases[0]?.id).toBe('loan_rate.1');
    expect(manual.chapters.at(-1)?.id).toBe('loans');
  }
});

test('an id that was ever used is refused to new situations and chapters', () => {
  const again = 'ids are never used again';
  expect(() => applyEdits(shipped, ownEdits, new Set(['loan_rate']))).toThrow(again);
  expect(() => applyEdits(shipped, ownEdits, new Set(['loan_rate.1']))).toThrow(again);
  expect(() => applyEdits(shipped, [...ownEdits, ...ownEdits])).toThrow(again);
  const shippedId: Edit[] = [{ ...own, chapter: 'courtesy', id: 'thanks' }];
  expect(() => applyEdits(shipped, shippedId)).toThrow(again);
});

test('a situation in one language only is no manual', () => {
  const half: Edit[] = [ownEdits[0]!, { ...own, title: { 'zh-CN': '利率', en: ' ' } }];
  expect(() => loadContent('en', applyEdits(shipped, half).en)).toThrow('title');
});

test('an edit of what is not there is refused with its place among the edits', () => {
  const edits: Edit[] = [
    { do: 'switchPhrase', id: 'thanks.2', off: true },
    { do: 'switchRule', id: 'no_such', off: true },
  ];
  expect(() => applyEdits(shipped, edits)).toThrow('there is no rule "no_such"');
  expect(() => applyEdits(shipped, [{ do: 'orderPhrases', situation: 'thanks', ids: ['praise.1'] }])).toThrow(
    'not in "thanks"',
  );
});
