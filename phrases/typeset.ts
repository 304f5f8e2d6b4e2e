const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  '!': '！',
  '?': '？',
  ':': '：',
  ';': '；',
};
const chinese = /[\p{Script=Han}。，！？：；、…“”》」）]/u;

/**
 * Sets the punctuation that stands beside a Chinese character in full width, so that a manual may be typed with either
 * keyboard. Numbers, times and addresses (`8:00`, `a,b`) keep theirs.
 */
export function typeset(text: string): string {
  return text.replace(/[,!?:;]/gu, (mark: string, at: number) => {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + 1);
    return chinese.test(before) || chinese.test(after) ? (fullWidth[mark] ?? mark) : mark;
  });
}
