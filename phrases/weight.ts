/** How much a text says: a Chinese character counts as two letters. */
export function weight(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);
}
