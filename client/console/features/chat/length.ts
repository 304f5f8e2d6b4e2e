/** Characters as the server counts them: code points. */
export function characters(text: string): number {
  return Array.from(text).length;
}

/** From how many characters on the count is shown. */
export const COUNT_FROM = 3500;
