import { create } from 'zustand';
import type { DraftWords } from '../../../protocol/drafts.ts';
import { isBlank } from '../../../protocol/limits.ts';
import { deskTime } from './clock.ts';
import { isRecord, writeStored, readStored } from './browser-storage.ts';

/**
 * The unsent text of a chat's composer. Reply and note keep separate texts, so that a note never becomes a reply. [P6]
 */
export type Draft = DraftWords;

/** An empty draft. */
export const EMPTY: Draft = { text: '', kind: 'message' };

interface Drafts {
  account: string;
  byChat: Readonly<Record<string, Draft>>;
  /** The chat whose draft was changed here last; a new object each time. */
  written: { readonly chatId: string } | null;
}

/** The drafts of the signed-in account, one per chat; they survive reloads. */
export const useDrafts = create<Drafts>()(() => ({ account: '', byChat: {}, written: null }));

/** Loads the drafts that this account has stored in this browser. */
export function loadDrafts(account: string): void {
  useDrafts.setState({ account, byChat: readDrafts(readStored(nameFor(account))) });
}

/** Applies changes that another tab of this browser makes to the drafts. */
export function followDrafts(): void {
  window.addEventListener('storage', ({ key }) => {
    const { account } = useDrafts.getState();
    if (key === nameFor(account)) useDrafts.setState({ byChat: readDrafts(readStored(key)) });
  });
}

/** The draft of a chat; {@link EMPTY} if it has none. */
export function draftOf(chatId: string): Draft {
  return useDrafts.getState().byChat[chatId] ?? EMPTY;
}

/** Stores a chat's draft and removes an empty one. A draft without text loses its phrase id. */
export function writeDraft(chatId: string, draft: Draft): void {
  takeDraft(chatId, draft);
  useDrafts.setState({ written: { chatId } });
}

/** The same for a draft that comes from the desk, and need not be kept there again. */
export function takeDraft(chatId: string, draft: Draft): void {
  const { account, byChat } = useDrafts.getState();
  const all = Object.entries({ ...byChat, [chatId]: tidied(draft) });
  const next = Object.fromEntries(all.filter(([, one]) => !isEmptyDraft(one)));
  useDrafts.setState({ byChat: next });
  writeStored(nameFor(account), Object.keys(next).length === 0 ? null : next);
}

/** Parses stored drafts; skips invalid ones. */
export function readDrafts(stored: unknown): Record<string, Draft> {
  const drafts: Record<string, Draft> = {};
  for (const [chatId, value] of Object.entries(isRecord(stored) ? stored : {})) {
    const draft = asDraft(value);
    if (draft !== null) drafts[chatId] = draft;
  }
  return drafts;
}

/** Parses a stored draft; null if it is none. */
export function asDraft(value: unknown): Draft | null {
  if (!isRecord(value) || typeof value['text'] !== 'string') return null;
  const { text, phraseId, other } = value;
  return {
    ...{ text, kind: value['kind'] === 'note' ? 'note' : 'message' },
    ...(typeof phraseId === 'string' ? { phraseId } : {}),
    ...(typeof other === 'string' ? { other } : {}),
  };
}

/** The draft after the shown field was sent: a sent note gives way to the reply that it interrupted. */
export function emptied({ kind, other = '' }: Draft): Draft {
  return kind === 'note' ? { text: other, kind: 'message' } : { ...EMPTY, other };
}

/** The draft with the other field shown; each field keeps its text. */
export function switched({ text, kind, other = '' }: Draft): Draft {
  return { text: other, kind: kind === 'note' ? 'message' : 'note', other: text };
}

/** The text of the reply, whichever field is shown. */
export function replyIn({ text, kind, other = '' }: Draft): string {
  return kind === 'note' ? other : text;
}

/** The text of the internal note, whichever field is shown. */
export function noteIn({ text, kind, other = '' }: Draft): string {
  return kind === 'note' ? text : other;
}

/** The draft with another text of the internal note, whichever field is shown. */
export function withNote(draft: Draft, note: string): Draft {
  return draft.kind === 'note' ? { ...draft, text: note } : { ...draft, other: note };
}

/** For how long a message can be withdrawn, and what it said be written again, ms. */
export const RECALL_MS = 120_000;
export const EDIT_AGAIN_MS = 300_000;

interface Recalled {
  /** What this person's withdrawn messages said, by chat and `seq`, and when they were withdrawn, Unix ms. */
  words: Readonly<Record<string, { text: string; at: number }>>;
}

/** Messages that were withdrawn here lately, to be written again. */
export const useRecalled = create<Recalled>()(() => ({ words: {} }));

/** Keeps what a withdrawn message said, and forgets what is too old. */
export function keepRecalled(chatId: string, seq: number, text: string): void {
  const now = deskTime();
  const fresh = Object.entries(useRecalled.getState().words).filter(([, { at }]) => now - at < EDIT_AGAIN_MS);
  useRecalled.setState({ words: { ...Object.fromEntries(fresh), [`${chatId} ${seq}`]: { text, at: now } } });
}

/** Forgets what was withdrawn and what the next messages answer: somebody else signs in. */
export function forgetRecalled(): void {
  useRecalled.setState({ words: {} });
  useQuoting.setState({ byChat: {} });
}

/** Which message the next one in a chat answers, by chat; `seq` in the staff's count. */
export const useQuoting = create<{ byChat: Readonly<Record<string, number>> }>()(() => ({ byChat: {} }));

/** Makes the next message of a chat answer one; null: none. */
export function setQuote(chatId: string, seq: number | null): void {
  const others = Object.entries(useQuoting.getState().byChat).filter(([id]) => id !== chatId);
  useQuoting.setState({ byChat: Object.fromEntries(seq === null ? others : [...others, [chatId, seq]]) });
}

/** The message that the next one answers, and none from here on. */
export function takeQuote(chatId: string): number | undefined {
  const seq = useQuoting.getState().byChat[chatId];
  if (seq !== undefined) setQuote(chatId, null);
  return seq;
}

/** Whether a draft has no words, and shows the reply. */
export function isEmptyDraft({ text, kind, other }: Draft): boolean {
  return text === '' && kind === 'message' && !other;
}

/** Whether the reply or the note of a draft says anything. */
export function hasWords({ text, other = '' }: Draft = EMPTY): boolean {
  return !isBlank(text) || !isBlank(other);
}

function tidied({ text, kind, phraseId, other }: Draft): Draft {
  return {
    ...{ text, kind },
    ...(phraseId === undefined || text === '' ? {} : { phraseId }),
    ...(other ? { other } : {}),
  };
}

function nameFor(account: string): string {
  return `huashu.drafts.${account}`;
}

/** The length in code points, as the server counts it. */
export function characters(text: string): number {
  return Array.from(text).length;
}

/** The length, in code points, from which the composer shows a counter. */
export const COUNT_FROM = 3500;
