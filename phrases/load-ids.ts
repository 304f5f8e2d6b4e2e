import { actions } from './manual.ts';
import { NEEDED_PHRASES } from './needed-ids.ts';
import type { Place } from './place.ts';
import type { ReadChapter } from './read-chapter.ts';

const needed = Object.values(NEEDED_PHRASES);

/** Refuses an id that is used twice, in one file or in two, and a phrase that stands under another situation's id. */
export function refuseDuplicates(chapters: readonly ReadChapter[]): void {
  const seen = new Map<string, string>();
  for (const chapter of chapters) {
    for (const { id, place, kind } of idsOf(chapter)) {
      const before = seen.get(`${kind} ${id}`);
      if (before !== undefined) {
        chapter.refuse(place, `the ${kind} id "${id}" is already used in ${before}`);
      }
      seen.set(`${kind} ${id}`, chapter.path);
    }
    refuseStrayPhrases(chapter);
  }
}

/** Refuses next steps that lead nowhere and a manual without the phrases that the desk itself needs. */
export function refuseMissing(chapters: readonly ReadChapter[]): void {
  const situations = chapters.flatMap(({ content }) => content.situations);
  const targets = new Set<string>([...actions, ...situations.map(({ id }) => id)]);
  for (const { content, refuse } of chapters) {
    content.situations.forEach((situation, at) => {
      situation.next.forEach(({ id }, step) => {
        if (!targets.has(id)) {
          refuse(
            ['situations', at, 'next', step, 'id'],
            `next step "${id}" is neither a situation nor an action`,
          );
        }
      });
    });
  }
  refuseNeededOff(chapters);
  const phrases = new Set(situations.flatMap((situation) => situation.phrases.map(({ id }) => id)));
  const missing = needed.find((id) => !phrases.has(id));
  if (missing !== undefined) {
    chapters[0]?.refuse([], `no file has the phrase "${missing}", which the desk itself needs`);
  }
}

function refuseNeededOff(chapters: readonly ReadChapter[]): void {
  const isNeeded = new Set<string>(needed);
  for (const { content, refuse } of chapters) {
    content.situations.forEach((situation, at) => {
      situation.phrases.forEach((phrase, nth) => {
        if (isNeeded.has(phrase.id) && (phrase.off || situation.off)) {
          const place = phrase.off ? ['situations', at, 'phrases', nth, 'off'] : ['situations', at, 'off'];
          refuse(place, `the phrase "${phrase.id}" cannot be switched off: the desk itself needs it`);
        }
      });
    });
  }
}

function refuseStrayPhrases({ content, refuse }: ReadChapter): void {
  content.situations.forEach((situation, at) => {
    situation.phrases.forEach((phrase, nth) => {
      if (!phrase.id.startsWith(`${situation.id}.`)) {
        refuse(
          ['situations', at, 'phrases', nth, 'id'],
          `phrase "${phrase.id}" stands under "${situation.id}"`,
        );
      }
    });
  });
}

interface NamedId {
  readonly id: string;
  readonly kind: 'chapter' | 'situation' | 'phrase' | 'rule';
  readonly place: Place;
}

function idsOf({ content }: ReadChapter): NamedId[] {
  return [
    { id: content.chapter, kind: 'chapter', place: ['chapter'] },
    ...content.rules.map(({ id }, at): NamedId => ({ id, kind: 'rule', place: ['rules', at, 'id'] })),
    ...content.situations.flatMap(({ id, phrases }, at): NamedId[] => [
      { id, kind: 'situation', place: ['situations', at, 'id'] },
      ...phrases.map((phrase, nth): NamedId => {
        return { id: phrase.id, kind: 'phrase', place: ['situations', at, 'phrases', nth, 'id'] };
      }),
    ]),
  ];
}
