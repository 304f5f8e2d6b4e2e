import { PHRASE_SCOPES, type PhraseScope, type Team } from '../../../protocol/own-phrases.ts';
import { may, type Asker } from '../../../protocol/rights.ts';
import type { Instant } from '../instant.ts';

/** A phrase that a member of staff wrote, besides the manual's. */
export interface OwnPhrase {
  id: string;
  /** Who wrote it. */
  account: string;
  scope: PhraseScope;
  /** The author's team when they wrote it. */
  team: Team;
  text: string;
  /** Among whose suggestions it is; null: it is only searched. */
  situation: string | null;
  shortcut: string | null;
  /** Sort key in its list, lowest first. */
  place: number;
  /** When it was last changed or moved. */
  at: Instant;
}

/** The team of an account. */
export function teamOf({ role }: Pick<Asker, 'role'>): Team {
  return role === 'agent' ? 'agents' : 'leads';
}

/** Whether an account sees a phrase. Leads see what agents share: they are responsible for what is written. */
export function sees(asker: Asker, { account, scope, team }: OwnPhrase): boolean {
  if (account === asker.account) return true;
  if (scope === 'own') return false;
  return scope === 'everybody' || team === teamOf(asker) || may(asker, 'tidyPhrases');
}

/** Whether an account may change a phrase that it sees: its author, and leads. */
export function changes(asker: Asker, phrase: OwnPhrase): boolean {
  return phrase.account === asker.account || may(asker, 'tidyPhrases');
}

/** Own phrases first, then each team's, then everybody's, each list in its own order. */
export function inOrder(phrases: readonly OwnPhrase[]): OwnPhrase[] {
  return [...phrases].sort(
    (one, other) =>
      PHRASE_SCOPES.indexOf(one.scope) - PHRASE_SCOPES.indexOf(other.scope) ||
      (one.scope === 'team' ? one.team.localeCompare(other.team) : 0) ||
      one.place - other.place ||
      (one.id < other.id ? -1 : 1),
  );
}

/** The list that contains a phrase: its author's own, its team's, or everybody's. */
export function listOf(phrase: OwnPhrase, all: readonly OwnPhrase[]): OwnPhrase[] {
  const { account, scope, team } = phrase;
  const isHere = (other: OwnPhrase): boolean =>
    other.scope === scope &&
    (scope === 'own' ? other.account === account : scope === 'everybody' || other.team === team);
  return inOrder(all.filter(isHere));
}

/** The place before everything else in its list, for what has just been pinned. */
export function firstPlace(phrase: OwnPhrase, all: readonly OwnPhrase[]): number {
  return (listOf(phrase, all)[0]?.place ?? 1) - 1;
}

/**
 * The phrases of a list that get another place when one of them is put before another (null: at the end). Null if
 * that other one is not in the list.
 */
export function placed(
  phrase: OwnPhrase,
  before: string | null,
  all: readonly OwnPhrase[],
): OwnPhrase[] | null {
  const others = listOf(phrase, all).filter(({ id }) => id !== phrase.id);
  const at = before === null ? others.length : others.findIndex(({ id }) => id === before);
  if (at < 0) return null;
  const list = [...others.slice(0, at), phrase, ...others.slice(at)];
  return list.flatMap((one, place) => (one.place === place ? [] : [{ ...one, place }]));
}
