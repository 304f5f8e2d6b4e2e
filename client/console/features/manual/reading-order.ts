import type { ChapterFile, WrittenSituation } from '../../../../phrases/schema.ts';

/** As a chat goes: what greets comes first, what ends it late, the rules of conduct for all of it last. */
const ORDER = [
  ...['opening', 'understanding', 'about-service', 'courtesy', 'difficulties', 'waiting-and-ending', 'abuse'],
  ...['', 'conduct'],
];

/** The chapters as one reads them; a desk's own stand after those of the shipped manual, before the conduct. */
export function inReadingOrder<C extends { chapter: string }>(chapters: readonly C[]): C[] {
  const place = ({ chapter }: C) => {
    const at = ORDER.indexOf(chapter);
    return at < 0 ? ORDER.indexOf('') : at;
  };
  return [...chapters].sort((a, b) => place(a) - place(b));
}

/** What contains the words somewhere, in title, id, occasion, phrases or advice; chapters without any are left out. */
export function found(chapters: readonly ChapterFile[], sought: string): ChapterFile[] {
  const words = sought.trim().toLowerCase();
  if (words === '') return [...chapters];
  const has = (texts: readonly string[]) => texts.some((text) => text.toLowerCase().includes(words));
  return chapters
    .map((chapter) => ({
      ...chapter,
      situations: chapter.situations.filter((one) => has(wordsOf(one))),
      rules: chapter.rules.filter(({ id, title, message }) => has([id, title, message])),
    }))
    .filter(({ situations, rules }) => situations.length + rules.length > 0);
}

function wordsOf({ id, title, occasion, phrases }: WrittenSituation): string[] {
  return [id, title, occasion, ...phrases.map(({ text }) => text)];
}
