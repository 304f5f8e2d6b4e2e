import { check } from '../../phrases/check/check.ts';
import { loadContent } from '../../phrases/load.ts';
import { locales } from '../../phrases/manual.ts';
import { startersIn, withStarters, withStartersOn } from '../../phrases/starter-chapters.ts';
import { checkTranslations } from '../../phrases/translations.ts';
import { shippedContent } from './shipped-manual.ts';

const shipped = shippedContent();
const on = withStartersOn(shipped);
const manuals = { 'zh-CN': loadContent('zh-CN', on['zh-CN']).manual, en: loadContent('en', on.en).manual };
const shopOf = (locale: 'zh-CN' | 'en') =>
  manuals[locale].situations.filter(({ chapter }) => chapter === 'shop');

test.each(locales)(
  'the shop chapter in %s has twelve situations with examples, blanks and links',
  (locale) => {
    const shop = shopOf(locale);
    const counts = shop.map(({ examples = [] }) => new Set(examples).size);

    expect(shop).toHaveLength(12);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(5);
    expect(shop.filter(({ phrases }) => phrases.length < 3)).toEqual([]);
    expect(shop.filter(({ phrases }) => !phrases.some(({ text }) => text.includes('{{')))).toEqual([]);
  },
);

test('its two languages belong together, blank by blank', () => {
  const blanks = (locale: 'zh-CN' | 'en') =>
    shopOf(locale).flatMap(({ phrases }) =>
      phrases.map(({ id, text }) => [id, (text.match(/\{\{\w+\}\}/gu) ?? []).sort()]),
    );

  expect(checkTranslations(manuals['zh-CN'], manuals.en)).toEqual([]);
  expect(blanks('en')).toEqual(blanks('zh-CN'));
});

test.each(locales)('its phrases in %s take no service hours for a count of hours', (locale) => {
  const texts = shopOf(locale).flatMap(({ phrases }) => phrases.map(({ text }) => text));

  // `hours` is filled with the desk's service hours, such as 8:00-18:00.
  expect(texts.filter((text) => /\{\{hours\}\} ?(?:小时|hours)/u.test(text))).toEqual([]);
});

test.each(locales)(
  'its phrases in %s keep to the rules of conduct, however an agent has changed them',
  (locale) => {
    const found = shopOf(locale).flatMap(({ phrases }) =>
      phrases.flatMap(({ text }) =>
        check(`${text} `.replaceAll(/\{\{\w+\}\}/gu, '5'), { agentNo: '1001', said: [] }, manuals[locale]),
      ),
    );

    expect(found.map(({ rule }) => rule)).toEqual([]);
  },
);

test('a manual of before has them switched off, and one that has them stays as it is', () => {
  const before = {
    'zh-CN': shipped['zh-CN'].filter(({ chapter }) => chapter !== 'shop'),
    en: shipped.en.filter(({ chapter }) => chapter !== 'shop'),
  };
  const starters = startersIn(on);

  expect(startersIn(withStarters(before, starters))).toEqual(startersIn(shipped));
  expect(withStarters(on, starters)).toBe(on);
});
