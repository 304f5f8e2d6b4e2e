import { check } from '../../phrases/check/check.ts';
import { applyEdits } from '../../phrases/edit/apply.ts';
import type { Edit } from '../../phrases/edit/edit.ts';
import { readPhraseList } from '../../phrases/exchange/read-phrase-list.ts';
import { writePhraseList } from '../../phrases/exchange/phrase-list.ts';
import { writeYaml } from '../../phrases/exchange/yaml.ts';
import { isDivided, manualFor, manualServing, situationsFor } from '../../phrases/kept-to.ts';
import { loadContent, readContent } from '../../phrases/load.ts';
import { checkTranslations } from '../../phrases/translations.ts';
import { shippedContent } from './shipped-manual.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });

const EDITS: Edit[] = [
  {
    ...{ do: 'addSituation', chapter: 'opening', id: 'fitting', source: 'shop', set_off_by: ['customer'] },
    ...{ title: both('fitting'), occasion: both('asks for it'), text: both('We fit it for you.') },
  },
  { do: 'editSituation', id: 'fitting', departments: ['fittings', 'returns'] },
  { do: 'addPhrase', situation: 'thanks', text: both('Fitted with pleasure.'), id: 'thanks.90' },
  { do: 'editPhrase', id: 'thanks.90', departments: ['fittings'] },
  {
    ...{ do: 'addRule', chapter: 'conduct', id: 'no_screws', severity: 'block', source: 'shop' },
    ...{ title: both('No screws'), message: both('Say nothing of screws.') },
    patterns: { 'zh-CN': [{ match: 'screw' }], en: [{ match: 'screw' }] },
  },
  { do: 'editRule', id: 'no_screws', departments: ['fittings'] },
];
const content = applyEdits(shippedContent(), EDITS);
const manual = loadContent('en', content.en).manual;

const situations = (department: string | null) =>
  manualFor(manual, department).situations.map(({ id }) => id);
const thanks = (department: string | null) =>
  manualFor(manual, department)
    .situations.find(({ id }) => id === 'thanks')
    ?.phrases.map(({ id }) => id);
const found = (department: string | null) =>
  check('It needs a screw.', {}, manualFor(manual, department)).map(({ rule }) => rule);

test('whoever serves several departments finds what is kept to any of them, and nothing of others', () => {
  const found = (departments: string[]) =>
    manualServing(manual, departments)
      .situations.map(({ id }) => id)
      .includes('fitting');
  expect([['returns', 'sales'], ['sales'], []].map(found)).toEqual([true, false, false]);
  expect(manualServing(manual, ['returns', 'sales'])).toBe(manualServing(manual, ['sales', 'returns']));
  const whole = loadContent('en', shippedContent().en).manual;
  expect(manualServing(whole, ['returns'])).toBe(whole);
});

test('what is kept to departments holds in their chats alone, and never in a chat of none', () => {
  expect(['fittings', 'returns', 'sales', null].map((one) => situations(one).includes('fitting'))).toEqual([
    ...[true, true, false, false],
  ]);
  expect(thanks('fittings')).toContain('thanks.90');
  expect(thanks('returns')).not.toContain('thanks.90');
  expect([found('fittings'), found('returns'), found(null)]).toEqual([['no_screws'], [], []]);
  const seen = [{ id: 'fitting' }, { id: 'thanks' }, { id: 'known_to_no_manual' }];
  expect(situationsFor(manual, seen, 'sales')).toEqual(seen.slice(1));
  expect(situationsFor(manual, seen, 'returns')).toEqual(seen);
});

test('a manual that keeps nothing to departments is one for all of them', () => {
  const plain = loadContent('en', shippedContent().en).manual;
  expect(isDivided(plain)).toBe(false);
  expect(manualFor(plain, 'fittings')).toBe(plain);
  expect(manualFor(manual, 'fittings')).toBe(manualFor(manual, 'fittings'));
  expect(manualFor(manual, 'sales')).toBe(manualFor(manual, null));
});

test('departments travel with YAML and the phrase list, whose column is there only where something is kept', () => {
  expect(readContent([{ path: 'en/all.yaml', text: writeYaml(content.en) }]).chapters).toEqual(content.en);
  expect(writePhraseList(shippedContent())).not.toContain('departments');

  const text = writePhraseList(content);
  const bare = applyEdits(content, [
    { do: 'editSituation', id: 'fitting', departments: [] },
    { do: 'editPhrase', id: 'thanks.90', departments: [] },
  ]);
  expect(writePhraseList(bare)).not.toContain('departments');
  expect(readPhraseList({ path: 'list.csv', text }, content, new Set()).edits).toEqual([]);
  expect(readPhraseList({ path: 'list.csv', text }, bare, new Set()).edits).toEqual([
    { do: 'editPhrase', id: 'thanks.90', departments: ['fittings'] },
    { do: 'editSituation', id: 'fitting', departments: ['fittings', 'returns'] },
  ]);
});

test('the two languages keep the same things to the same departments, and ids that are none are refused', () => {
  const other = loadContent('zh-CN', content['zh-CN']).manual;
  expect(checkTranslations(manual, other)).toEqual([]);
  const unkept = applyEdits(content, [{ do: 'editRule', id: 'no_screws', departments: [] }]);
  const plain = loadContent('zh-CN', unkept['zh-CN']).manual;
  expect(checkTranslations(manual, plain)).toContain(
    'zh-CN lacks rule no_screws (departments fittings), which en has',
  );
  const wrong = applyEdits(content, [{ do: 'editRule', id: 'no_screws', departments: ['a b'] }]);
  expect(() => loadContent('en', wrong.en)).toThrow('a department is named by its id');
});
