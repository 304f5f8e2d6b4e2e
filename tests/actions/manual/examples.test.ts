import { applyEdits } from '../../../phrases/edit/apply.ts';
import type { Edit, EditOf } from '../../../phrases/edit/edit.ts';
import { detect } from '../../../phrases/detect/detect.ts';
import { readPhraseList } from '../../../phrases/exchange/read-phrase-list.ts';
import { writePhraseList } from '../../../phrases/exchange/phrase-list.ts';
import { writeYaml } from '../../../phrases/exchange/yaml.ts';
import { deskFor } from '../../../phrases/kept-to.ts';
import { loadContent, readContent } from '../../../phrases/load.ts';
import { clashesIn, exampleModel } from '../../../server/actions/manual/example-model.ts';
import { shippedContent } from '../../phrases/shipped-manual.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const EXAMPLES = {
  'zh-CN': ['可以预约上门安装吗', '安装师傅什么时候来', '我想约个安装', '安装要收费吗'],
  en: ['can i book an installation', 'when does the installer come', 'book me an installation slot'],
};

const fitting: EditOf<'addSituation'> = {
  ...{ do: 'addSituation', chapter: 'opening', id: 'fitting', source: 'shop', set_off_by: ['customer'] },
  ...{ title: both('fitting'), occasion: both('asks for it'), text: both('{{surname}}') },
};
const added: Edit[] = [
  fitting,
  { do: 'editSituation', id: 'fitting', examples: EXAMPLES, must_not: { en: ['cancel'] } },
];

const content = applyEdits(shippedContent(), added);
const manuals = {
  'zh-CN': loadContent('zh-CN', content['zh-CN']).manual,
  en: loadContent('en', content.en).manual,
};

test('a situation with examples is recognised by other wordings of them, and takes nothing from its neighbours', () => {
  const first = (text: string) => detect({ text }, exampleModel(manuals))[0]?.id ?? 'none';

  expect(first('想预约一下安装')).toBe('fitting');
  expect(first('could i book the installation')).toBe('fitting');
  expect(first('could i cancel the installation')).not.toBe('fitting');
  expect(first('我要投诉你们客服态度太差')).toBe(detect({ text: '我要投诉你们客服态度太差' })[0]?.id);
  expect(first('帮我查下明天的天气')).toBe('none');
});

test('the reasons for a desk’s own situation are words as they stand in the message', () => {
  const words = (text: string) => detect({ text }, exampleModel(manuals))[0]?.words ?? [];

  expect(words('您好,我想預約安裝').join(' ')).toContain('安裝');
  expect(words('could i BOOK the Installation').join(' ')).toContain('Installation');
  for (const text of ['想预约一下安装', 'can you book me an installation'])
    expect(words(text).filter((word) => word.length < 2 || !text.includes(word))).toEqual([]);
});

test('examples that are kept to a department take nothing from those of another, and count in its chats alone', () => {
  const second: Edit[] = [
    { ...fitting, id: 'fitting_east' },
    {
      ...{ do: 'editSituation', id: 'fitting_east', departments: ['east'] },
      examples: { 'zh-CN': ['预约安装师傅', '上门安装怎么预约', '安装要多少钱'], en: ['book the installer'] },
    },
    { do: 'editSituation', id: 'fitting', departments: ['west'] },
  ];
  const kept = applyEdits(content, second);
  const manuals = {
    'zh-CN': loadContent('zh-CN', kept['zh-CN']).manual,
    en: loadContent('en', kept.en).manual,
  };
  const model = exampleModel(manuals);
  const first = (department: string | null) =>
    detect({ text: '想预约一下安装' }, deskFor(manuals['zh-CN'], model, department))[0]?.id ?? 'none';

  expect([first('east'), first('west'), first(null)]).toEqual(['fitting_east', 'fitting', 'none']);
  expect(deskFor(manuals['zh-CN'], model, 'east')).toBe(deskFor(manuals['zh-CN'], model, 'east'));
});

test('an example that sounds like a situation of the manual is named with it', () => {
  const near = applyEdits(content, [
    { do: 'editSituation', id: 'fitting', examples: { en: [...EXAMPLES.en, 'my new lamp does not work'] } },
  ]);
  const clashes = clashesIn({ ...manuals, en: loadContent('en', near.en).manual }, 'en');

  expect(clashes.find(({ text }) => text === 'my new lamp does not work')).toMatchObject({
    situation: 'fitting',
    like: { id: 'fault', title: 'Fault' },
  });
  expect(clashesIn(manuals, 'en').map(({ text }) => text)).not.toContain('我想约个安装');
});

test('a manual without examples has nothing to tell apart', () => {
  const shipped = shippedContent();
  const plain = { 'zh-CN': loadContent('zh-CN', shipped['zh-CN']).manual, en: manuals.en };

  expect(exampleModel({ ...plain, en: loadContent('en', shipped.en).manual })).toBeUndefined();
});

test('examples travel with YAML and with the phrase list, and an empty list takes them away', () => {
  const yaml = readContent([{ path: 'en/all.yaml', text: writeYaml(content.en) }]).chapters;
  expect(yaml).toEqual(content.en);

  const file = { path: 'list.csv', text: writePhraseList(content) };
  const bare = applyEdits(shippedContent(), added.slice(0, 1));
  const { edits } = readPhraseList(file, bare, new Set());
  expect(edits).toEqual([
    { do: 'editSituation', id: 'fitting', examples: EXAMPLES },
    { do: 'editSituation', id: 'fitting', must_not: { en: ['cancel'] } },
  ]);
  expect(applyEdits(bare, edits)).toEqual(content);
  expect(readPhraseList(file, content, new Set()).edits).toEqual([]);

  const emptied = applyEdits(content, [
    { do: 'editSituation', id: 'fitting', examples: { 'zh-CN': [], en: [''] } },
  ]);
  expect(writePhraseList(emptied)).not.toContain('fitting.examples');
});

test('more than twenty examples, or one of a single character, are refused', () => {
  const given = (en: string[]) => () =>
    loadContent('en', applyEdits(content, [{ do: 'editSituation', id: 'fitting', examples: { en } }]).en);

  expect(given(Array.from({ length: 21 }, (_, at) => `sentence ${at}`))).toThrow();
  expect(given(['x'])).toThrow();
});
