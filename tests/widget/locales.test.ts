import { CLOSE_REASONS } from '../../protocol/entry.ts';
import { chooseLanguage } from '../../client/widget/locales/texts.ts';
import { en } from '../../client/widget/locales/en.ts';
import { zhCn } from '../../client/widget/locales/zh-cn.ts';

const CHINESE = /\p{Script=Han}/u;

function said(table: object): string[] {
  return Object.values(table).flatMap((text: unknown) => {
    if (typeof text === 'string') return [text];
    if (typeof text === 'function') return [String(Reflect.apply(text, null, [2, 3]))];
    return typeof text === 'object' && text !== null ? said(text) : [];
  });
}

test('both languages say everything, and each in its own words', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zhCn));
  for (const text of said(en)) expect(text).not.toMatch(CHINESE);
  for (const text of said(zhCn).filter((each) => each !== 'zh-CN')) expect(text).toMatch(CHINESE);
});

test('each way in which a chat can end has its sentence', () => {
  for (const table of [en, zhCn])
    expect(new Set(CLOSE_REASONS.map((reason) => table.closed[reason])).size).toBe(CLOSE_REASONS.length);
});

test('the first wish that names a language is granted', () => {
  expect(chooseLanguage(null, undefined, 'zh-TW')).toBe('zh-CN');
  expect(chooseLanguage('en-GB', 'zh-CN')).toBe('en');
  expect(chooseLanguage('', 'zh-CN', 'en')).toBe('zh-CN');
  expect(chooseLanguage('fr')).toBe('en');
});

test('the end of a chat is told as a sentence, its day in small letters where it is no name', () => {
  expect(en.closedAt('Today', '22:16')).toBe('Ended today at 22:16');
  expect(en.closedAt('Sat, November 28', '22:16')).toBe('Ended on Sat, November 28 at 22:16');
  expect(zhCn.closedAt('今天', '22:16')).toBe('结束于今天 22:16');
});
