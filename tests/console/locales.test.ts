import { en } from '../../client/console/locales/en.ts';
import { zhCN } from '../../client/console/locales/zh-CN.ts';

interface Tree {
  readonly [key: string]: string | Tree;
}

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );
}
const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the words of the console', () => {
  test('exist in both languages, and none is empty', () => {
    expect(leaves(en).map(([key]) => key)).toEqual(leaves(zhCN).map(([key]) => key));
    expect([...leaves(en), ...leaves(zhCN)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('have the same blanks in both languages', () => {
    const english = new Map(leaves(en));
    for (const [key, text] of leaves(zhCN))
      expect([key, blanks(english.get(key) ?? '')]).toEqual([key, blanks(text)]);
  });

  test('are Chinese in Chinese and free of Chinese in English', () => {
    expect(leaves(en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});
