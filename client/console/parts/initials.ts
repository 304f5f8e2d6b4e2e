/** How many colours there are; the style sheet has one for each. */
const FACES = 8;

/** The colour of a person's disc, 0 to 7: from the id alone, so that it is the same on every screen and every day. */
export function faceOf(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 4_294_967_291;
  return sum % FACES;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What stands for a name: its first character, of a Latin one two letters; never half an emoji. */
export function initialOf(name: string): string {
  const characters = Array.from(graphemes.segment(name.trim()), ({ segment }) => segment);
  const [first = '', second = ''] = characters;
  return /^\p{Script=Latin}$/u.test(first) && /^\p{Script=Latin}$/u.test(second)
    ? first.toLocaleUpperCase() + second
    : first;
}
