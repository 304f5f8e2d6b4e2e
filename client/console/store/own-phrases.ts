import { create } from 'zustand';
import { ownIdIn } from '../../../phrases/own-phrase.ts';
import type { OwnPhraseView } from '../../../protocol/own-phrases.ts';

/** What the window for one phrase begins with. */
export type Pinned = Pick<OwnPhraseView, 'text' | 'situation' | 'scope' | 'shortcut'> & {
  /** The phrase that is changed; left out for a new one. */
  readonly id?: string;
};

interface OwnPhrases {
  /** Those that this person sees, in order: own, the team's, everybody's. */
  readonly phrases: readonly OwnPhraseView[];
  /** What the window is about. */
  readonly pinned: Pinned | null;
  /** The shared phrase that others are about to lose. */
  readonly going: Going | null;
}

/** A shared phrase that it is asked about whether it shall go. */
export interface Going {
  readonly phrase: OwnPhraseView;
  /** What is kept of it for fewer people; null if it goes altogether. */
  readonly instead: Pinned | null;
}

/** All lists there are, in the order in which they are shown. */
export const OWN_LISTS = ['own', 'agents', 'leads', 'everybody'] as const;

type OwnList = (typeof OWN_LISTS)[number];

const NONE: OwnPhrases = { phrases: [], pinned: null, going: null };

/** The phrases that staff wrote themselves. */
export const useOwnPhrases = create<OwnPhrases>()(() => NONE);

/** Forgets them, at sign-out: whoever comes next at this screen sees their own. */
export function forgetOwnPhrases(): void {
  useOwnPhrases.setState(NONE, true);
}

/** The own phrase of a phrase's id; null if it is the manual's. */
export function ownPhraseOf(phraseId: string): OwnPhraseView | null {
  const id = ownIdIn(phraseId);
  return id === null ? null : (useOwnPhrases.getState().phrases.find((one) => one.id === id) ?? null);
}

/** Whom a phrase is moved before if it goes up or down by one in its list; undefined if it is at the end already. */
export function neighbourOf(
  phrases: readonly OwnPhraseView[],
  phrase: OwnPhraseView,
  by: 1 | -1,
): string | null | undefined {
  const list = phrases.filter((one) => listOf(one) === listOf(phrase));
  const at = list.findIndex(({ id }) => id === phrase.id);
  if (by === -1) return list[at - 1]?.id;
  return at + 1 < list.length ? (list[at + 2]?.id ?? null) : undefined;
}

/** The list that a phrase stands in; of the teams' lists agents see one, leads both. */
export function listOf({ scope, team }: OwnPhraseView): OwnList {
  return scope === 'team' ? team : scope;
}
