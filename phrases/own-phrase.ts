import type { PhraseScope, Team } from '../protocol/own-phrases.ts';

/** What stands between a situation and the id of an own phrase; the manual's ids have a number there. */
const MARK = '.own-';

/**
 * The id under which an own phrase is said, suggested and recorded: it begins with its situation as the manual's ids
 * do, so that everything that goes by that (steps of a procedure, what was said already, reports) counts it too.
 */
export function ownPhraseId({ id, situation }: { id: string; situation: string | null }): string {
  return `${situation ?? 'own'}${MARK}${id}`;
}

/** The own phrase that a phrase's id means; null if it is the manual's. */
export function ownIdIn(phraseId: string): string | null {
  const at = phraseId.indexOf(MARK);
  return at < 0 ? null : phraseId.slice(at + MARK.length);
}

/** What the files of a phrase are filed under: an own phrase keeps them when its situation, and with it its phrase id, changes. */
export function fileKeyOf(phraseId: string): string {
  const own = ownIdIn(phraseId);
  return own === null ? phraseId : ownFileKey(own);
}

/** As {@link fileKeyOf}, of the own phrase with this id. */
export function ownFileKey(id: string): string {
  return `${MARK}${id}`;
}

/** The situation that a phrase of the manual or an own one belongs to: its id without what comes last. */
export function situationIdOf(phraseId: string): string {
  return phraseId.replace(/\.[^.]*$/u, '');
}

/**
 * Whether anybody besides the author loses a phrase when it is shared like this from now on. Between everybody and the
 * agents nobody does: leads see what agents share.
 */
export function losesReaders(before: { scope: PhraseScope; team: Team }, scope: PhraseScope): boolean {
  switch (before.scope) {
    case 'own':
      return false;
    case 'team':
      return scope === 'own';
    case 'everybody':
      return scope === 'own' || (scope === 'team' && before.team === 'leads');
  }
}
