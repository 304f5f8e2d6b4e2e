import type { SuggestFacts } from '../../../phrases/suggest/facts.ts';
import { suggest } from '../../../phrases/suggest/suggest.ts';
import { shippedManual } from '../shipped-manual.ts';
import { factsOf } from './facts.ts';

const pin = (situation: string, n = 1, text = `自己的话${n}{{company}}{{month}}`) => ({
  ...{ id: `${situation}.own-${n}`, situation, text },
});
const idsFor = (situation: string, change: Partial<SuggestFacts>): string[] =>
  suggest(shippedManual('zh-CN'), { situations: [{ id: situation, score: 0.9 }], facts: factsOf(change) })
    .phrases.map(({ id }) => id)
    .slice(0, 5);

test('a pinned phrase comes first in its situation, its placeholders filled and the rest named', () => {
  const facts = factsOf({ pinned: [pin('thanks'), pin('fault')] });
  const [first] = suggest(shippedManual('zh-CN'), {
    situations: [{ id: 'thanks', score: 0.9 }],
    facts,
  }).phrases;
  expect(first).toMatchObject({
    id: 'thanks.own-1',
    text: '自己的话1 云杉商城{{month}}',
    missing: ['month'],
  });
});

test('own phrases never push the manual out: never more than five, one of the manual’s at least', () => {
  const pinned = [1, 2, 3, 4, 5].map((n) => pin('thanks', n));
  expect(idsFor('thanks', { pinned })).toEqual([
    ...['thanks.own-1', 'thanks.own-2', 'thanks.2', 'anything_else.1', 'farewell.1'],
  ]);
});

test('an own phrase keeps its only place where the manual’s have all been said', () => {
  const said = shippedManual('zh-CN').situations.find(({ id }) => id === 'thanks')?.phrases ?? [];
  const facts = { pinned: [pin('thanks')], saidPhrases: said.map(({ id }) => id) };
  const both = [
    { id: 'fault', score: 0.9 },
    { id: 'complaint', score: 0.8 },
    { id: 'thanks', score: 0.7 },
  ];
  const { phrases } = suggest(shippedManual('zh-CN'), { situations: both, facts: factsOf(facts) });
  expect(phrases.map(({ id }) => id)).toContain('thanks.own-1');
});

test('the procedure goes on after an own phrase of its situation as after the manual’s', () => {
  const next = (phraseId: string) =>
    suggest(shippedManual('zh-CN'), { situations: [], facts: factsOf({ saidPhrases: [phraseId] }) }).next;
  expect(next('hold_on.1')).toBeDefined();
  expect(next('hold_on.own-1')).toEqual(next('hold_on.1'));
});

test('[P3] a step of a procedure goes before own phrases, and where it says nothing they are silent', () => {
  const pinned = [pin('abusive_language')];
  expect(idsFor('abusive_language', { pinned, foulCount: 2 })).toEqual([
    ...['abusive_language.2', 'abusive_language.own-1'],
  ]);
  expect(idsFor('abusive_language', { pinned, foulCount: 3 })).toEqual([]);
});

test('what was said with an own phrase gives way as the manual’s does', () => {
  const pinned = [pin('thanks')];
  expect(idsFor('thanks', { pinned, saidPhrases: ['thanks.own-1'] })[0]).toBe('thanks.2');
  expect(idsFor('thanks', { pinned: [pin('thanks', 1, '祝您生活愉快!')], said: ['祝您生活愉快'] })[0]).toBe(
    'thanks.2',
  );
});

test('use shifts the order within a situation, after steps and variants', () => {
  const uses = new Map([
    ['thanks.1', { used: 0, edited: 0, passed: 90 }],
    ['thanks.3', { used: 90, edited: 0, passed: 0 }],
    ['greeting.1', { used: 0, edited: 0, passed: 90 }],
    ['greeting.5', { used: 90, edited: 0, passed: 0 }],
  ]);
  expect(idsFor('thanks', { uses }).slice(0, 3)).toEqual(['thanks.3', 'thanks.2', 'thanks.1']);
  expect(idsFor('thanks', { uses, saidPhrases: ['thanks.3'] })[0]).toBe('thanks.2');
  expect(idsFor('greeting', { uses, said: [], localHour: 9 })[0]).toBe('greeting.1');
});

test('[S1(18)] an explanation that is not confirmed brings the question whether it was understood', () => {
  const facts = factsOf({ unconfirmed: true });
  const { phrases } = suggest(shippedManual('zh-CN'), { situations: [], facts });
  expect(phrases[0]?.id).toBe('confirm_understood.1');
});
