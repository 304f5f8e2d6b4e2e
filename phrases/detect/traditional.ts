import characters from 'opencc-js/dict/TSCharacters';

/** Traditional characters with several simplified forms: the form that customers of a desk mean. */
const PREFERRED: readonly (readonly [string, string])[] = [
  // 帳號, an account, not 帳篷, a tent.
  ['帳', '账'],
  // 瞭解, to understand; OpenCC changes it only in words.
  ['瞭', '了'],
];

/** OpenCC's table: pairs like `們 们`, parted by `|`; some characters stay as they are, or lie beyond two bytes. */
const simplified = new Map(
  [...characters.split('|').map((pair) => pair.split(' ')), ...PREFERRED].flatMap(([from = '', to = '']) =>
    from.length === 1 && to.length === 1 && from !== to ? [[from, to] as const] : [],
  ),
);

/** The text in simplified characters, one for one, so that positions stay. */
export function simplify(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, (char) => simplified.get(char) ?? char);
}
