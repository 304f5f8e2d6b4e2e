/**
 * The text with full-width letters, digits and punctuation in half width and one kind of apostrophe (’), so that one
 * pattern finds both spellings. Every character keeps its place: positions hold in the original too.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/gu, ' ')
    .replace(/['‘`]/gu, '’');
}
