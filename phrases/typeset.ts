const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  '!': '！',
  '?': '？',
  ':': '：',
  ';': '；',
};
const chinese = /[\p{Script=Han}。，！？：；、…“”》」）]/u;

/** These blanks are filled with figures and Latin letters; a name may be of either kind. */
const latinBlank = String.raw`\{\{(?:agentNo|contact|hours|minutes|phone)\}\}`;
const before = String.raw`(?:(?<!\$)[A-Za-z0-9%]|${latinBlank})`;
const after = String.raw`(?:[A-Za-z0-9]|${latinBlank})`;
const address = String.raw`(?:https?:\/\/|www\.)[^\s，。；！？]+`;
const seam = new RegExp(
  String.raw`${address}|(?<=\p{Script=Han})(?=${after})|(?<=${before})(?=\p{Script=Han})`,
  'gu',
);
const seamSpace = new RegExp(
  String.raw`(?<=\p{Script=Han}) (?=[A-Za-z0-9]|\{\{)|(?<=[A-Za-z0-9%]|\}\}) (?=\p{Script=Han})`,
  'gu',
);

/**
 * Chinese as it is printed: punctuation beside a Chinese character in full width, and a space between Chinese and figures
 * or Latin letters, so that a manual may be typed with either keyboard. Numbers, times and addresses (`8:00`, `a,b`) keep theirs.
 */
export function typeset(text: string): string {
  return spaced(inFullWidth(text));
}

/** The text without the spaces that {@link typeset} sets: two texts that differ in them alone are the same words. */
export function withoutSeams(text: string): string {
  return text.replace(seamSpace, '');
}

/** The parts of a text between the spaces that {@link typeset} sets. */
export function partedAtSeams(text: string): string[] {
  return text.split(seamSpace);
}

/** Whether a space belongs between these two characters. */
export function isSeam(one: string, other: string): boolean {
  return new RegExp(seam.source, 'u').exec(`${one}${other}`)?.[0] === '';
}

function spaced(text: string): string {
  return text.replace(seam, (found) => (found === '' ? ' ' : found));
}

function inFullWidth(text: string): string {
  return text.replace(/[,!?:;]/gu, (mark: string, at: number) => {
    const beside = [text.charAt(at - 1), text.charAt(at + 1)];
    return beside.some((one) => chinese.test(one)) ? (fullWidth[mark] ?? mark) : mark;
  });
}
