import type { ChapterFile, WrittenSituation } from '../../../../phrases/schema.ts';

/** The order of a chat: opening first, ending late, and the rules of conduct, which apply throughout, last. */
const ORDER = [
  ...['opening', 'understanding', 'about-service', 'courtesy', 'difficulties', 'waiting-and-ending', 'abuse'],
  ...['', 'conduct'],
];

/** The chapters in reading order; the desk's own come after the shipped ones and before the rules of conduct. */
export function inReadingOrder<C extends { chapter: string }>(chapters: readonly C[]): C[] {
  const place = ({ chapter }: C) => {
    const at = ORDER.indexOf(chapter);
    return at < 0 ? ORDER.indexOf('') : at;
  };
  return [...chapters].sort((a, b) => place(a) - place(b));
}

/** The items that contain the text in title, id, occasion, phrases or advice; chapters without any are left out. */
export function found(chapters: readonly ChapterFile[], query: string): ChapterFile[] {
  const words = query.trim().toLowerCase();
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
