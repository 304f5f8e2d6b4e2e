import { create } from 'zustand';
import type { StoredDraft } from '../../../protocol/drafts.ts';
import { isBlank } from '../../../protocol/limits.ts';
import { isRecord, readStored, writeStored } from './browser-storage.ts';
import { asDraft, EMPTY, isEmptyDraft, useDrafts, type Draft } from './drafts.ts';

/** What this browser knows of a draft at the desk. */
export interface KnownDraft {
  readonly version: number;
  /** What was kept in that version; null: nothing. */
  readonly saved: Draft | null;
  /** Written on another computer while something else was being written here: the person decides. */
  readonly elsewhere?: Draft;
}

/** What becomes of a draft that has arrived from the desk. */
export type Arrival =
  /** It is known, or older. */
  | 'known'
  /** It is what stands here. */
  | 'same'
  /** Nothing was written here since: it takes the place of what stands here. */
  | 'adopt'
  /** It was emptied elsewhere, while something else was written here. */
  | 'keep'
  /** It is offered beside what is written here. */
  | 'aside';

/**
 * Decides on a draft from the desk. What was written here and is not kept yet is never replaced, nor is a field that has the focus:
 * unless it is empty, or what stands in it was sent elsewhere.
 */
export function arrived(
  local: Draft,
  known: KnownDraft | undefined,
  { version, draft }: Pick<StoredDraft, 'version' | 'draft'>,
  hasFocus: boolean,
): Arrival {
  if (known !== undefined && version <= known.version) return 'known';
  if (isSame(local, draft)) return 'same';
  const isWritten = !isSame(local, known?.saved ?? null);
  if (draft === null) return isWritten ? 'keep' : 'adopt';
  const isBusy = hasFocus && (!isBlank(local.text) || local.kind !== draft.kind);
  return isWritten || isBusy ? 'aside' : 'adopt';
}

/** Whether two drafts say the same; null and empty are alike. */
export function isSame(one: Draft | null, other: Draft | null): boolean {
  return comparable(one ?? EMPTY) === comparable(other ?? EMPTY);
}

function comparable({ text, kind, phraseId, other = '' }: Draft): string {
  return isEmptyDraft({ text, kind, other }) ? '' : JSON.stringify([text, kind, phraseId, other]);
}

interface KnownDrafts {
  byChat: Readonly<Record<string, KnownDraft>>;
}

/** What is known of the drafts at the desk, of the signed-in account; it survives reloads. */
export const useKnownDrafts = create<KnownDrafts>()(() => ({ byChat: {} }));

/** Loads what this browser knows; to be called after the drafts were loaded. */
export function loadKnownDrafts(account: string): void {
  useKnownDrafts.setState({ byChat: readKnown(readStored(nameFor(account))) });
}

/** Applies what another tab of this browser learns. */
export function followKnownDrafts(): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === nameFor(useDrafts.getState().account))
      useKnownDrafts.setState({ byChat: readKnown(readStored(key)) });
  });
}

/** Stores what is known of a chat's draft; null forgets it. */
export function writeKnown(chatId: string, known: KnownDraft | null): void {
  const others = Object.entries(useKnownDrafts.getState().byChat).filter(([id]) => id !== chatId);
  const all = known === null ? others : [...others, [chatId, known] as const];
  const byChat = Object.fromEntries(all.slice(-KNOWN_MAX));
  useKnownDrafts.setState({ byChat });
  writeStored(nameFor(useDrafts.getState().account), byChat);
}

/** Whoever has forgotten the version of a draft is told it at the next attempt. */
const KNOWN_MAX = 100;

function readKnown(stored: unknown): Record<string, KnownDraft> {
  const known: Record<string, KnownDraft> = {};
  for (const [chatId, value] of Object.entries(isRecord(stored) ? stored : {})) {
    if (!isRecord(value) || typeof value['version'] !== 'number') continue;
    const elsewhere = asDraft(value['elsewhere']);
    known[chatId] = {
      ...{ version: value['version'], saved: asDraft(value['saved']) },
      ...(elsewhere === null ? {} : { elsewhere }),
    };
  }
  return known;
}

function nameFor(account: string): string {
  return `huashu.known-drafts.${account}`;
}
