import { create } from 'zustand';
import { fileKeyOf, ownIdIn } from '../../../phrases/own-phrase.ts';
import type { FileView } from '../../../protocol/files.ts';
import type { OwnPhraseView } from '../../../protocol/own-phrases.ts';
import type { PhraseFiles } from '../../../protocol/phrase-files.ts';

/** The initial values of the dialog for one phrase. */
export type Pinned = Pick<OwnPhraseView, 'text' | 'situation' | 'scope' | 'shortcut'> & {
  /** The id of the phrase to change; absent for a new one. */
  readonly id?: string;
  /** Its files, if they were changed. */
  readonly files?: readonly FileView[];
};

interface OwnPhrases {
  /** The phrases that this person can see, in order: own, the team's, everybody's. */
  readonly phrases: readonly OwnPhraseView[];
  /** The files of these and of the manual's phrases. */
  readonly files: readonly PhraseFiles[];
  /** The phrase in the dialog. */
  readonly pinned: Pinned | null;
  /** The shared phrase in the dialog that confirms its removal. */
  readonly pendingRemoval: PendingRemoval | null;
}

/** A shared phrase whose removal has to be confirmed. */
export interface PendingRemoval {
  readonly phrase: OwnPhraseView;
  /** Its replacement for fewer people; null if it is deleted. */
  readonly instead: Pinned | null;
}

/** All lists, in the order on the screen. */
export const OWN_LISTS = ['own', 'agents', 'leads', 'everybody'] as const;

type OwnList = (typeof OWN_LISTS)[number];

const NONE: OwnPhrases = { phrases: [], files: [], pinned: null, pendingRemoval: null };

/** The phrases that staff have written themselves, and the open dialogs about them. */
export const useOwnPhrases = create<OwnPhrases>()(() => NONE);

/** Resets the store at sign-out, so that the next person in this browser sees only their own. */
export function forgetOwnPhrases(): void {
  useOwnPhrases.setState(NONE, true);
}

/** The staff's phrase with a phrase id; null if the id is the manual's or unknown. */
export function ownPhraseOf(phraseId: string): OwnPhraseView | null {
  const id = ownIdIn(phraseId);
  return id === null ? null : (useOwnPhrases.getState().phrases.find((one) => one.id === id) ?? null);
}

const NO_FILES: readonly FileView[] = [];

/** The files that go with a phrase, the manual's or an own one. */
export function filesOfPhrase(phraseId: string, { files } = useOwnPhrases.getState()): readonly FileView[] {
  const key = fileKeyOf(phraseId);
  return files.find(({ phrase }) => phrase === key)?.files ?? NO_FILES;
}

/** Shows these as the files of a phrase, until the desk says what they are. */
export function showPhraseFiles(phraseId: string, files: readonly FileView[]): void {
  const phrase = fileKeyOf(phraseId);
  useOwnPhrases.setState((own) => ({
    files: [...own.files.filter((one) => one.phrase !== phrase), { phrase, files: [...files] }],
  }));
}

/** As {@link filesOfPhrase}, followed. */
export function usePhraseFiles(phraseId: string): readonly FileView[] {
  return useOwnPhrases((own) => filesOfPhrase(phraseId, own));
}

/**
 * The id before which to move a phrase so that it goes up or down by one in its list; null for the end, undefined if it
 * cannot move.
 */
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

/** The list that contains a phrase; of the teams' lists agents see one, leads both. */
export function listOf({ scope, team }: OwnPhraseView): OwnList {
  return scope === 'team' ? team : scope;
}
