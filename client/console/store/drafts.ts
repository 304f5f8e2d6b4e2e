import { create } from 'zustand';
import { isRecord, keep, readKept } from './kept.ts';

/** What an agent is about to say in one chat. */
export interface Draft {
  readonly text: string;
  readonly kind: 'message' | 'note';
  /** The manual's phrase that was put in last, to be recorded with the message. */
  readonly phraseId?: string;
  /** What waits in the other field while this one is shown: nothing said among colleagues ever slips into a reply. [P6] */
  readonly other?: string;
}

/** A draft with nothing in it. */
export const EMPTY: Draft = { text: '', kind: 'message' };

interface Drafts {
  account: string;
  byChat: Readonly<Record<string, Draft>>;
}

/** The drafts of whoever is signed in, one per chat, kept across reloads. */
export const useDrafts = create<Drafts>()(() => ({ account: '', byChat: {} }));

/** Fetches the drafts that this account left in this browser. */
export function loadDrafts(account: string): void {
  useDrafts.setState({ account, byChat: readDrafts(readKept(nameFor(account))) });
}

/** Takes over what another tab of this browser has written, sent or given up. */
export function followDrafts(): void {
  window.addEventListener('storage', ({ key }) => {
    const { account } = useDrafts.getState();
    if (key === nameFor(account)) useDrafts.setState({ byChat: readDrafts(readKept(key)) });
  });
}

/** The draft of a chat. */
export function draftOf(chatId: string): Draft {
  return useDrafts.getState().byChat[chatId] ?? EMPTY;
}

/** Changes a chat's draft; an empty one is forgotten. A phrase belongs to a text and goes with it. */
export function writeDraft(chatId: string, draft: Draft): void {
  const { account, byChat } = useDrafts.getState();
  const all = Object.entries({ ...byChat, [chatId]: tidied(draft) });
  const next = Object.fromEntries(all.filter(([, one]) => !isBlank(one)));
  useDrafts.setState({ byChat: next });
  keep(nameFor(account), Object.keys(next).length === 0 ? null : next);
}

/** Drafts as far as what was kept makes sense. */
export function readDrafts(kept: unknown): Record<string, Draft> {
  const drafts: Record<string, Draft> = {};
  for (const [chatId, value] of Object.entries(isRecord(kept) ? kept : {})) {
    if (!isRecord(value) || typeof value['text'] !== 'string') continue;
    const phraseId = value['phraseId'];
    const kind = value['kind'] === 'note' ? 'note' : 'message';
    const other = value['other'];
    drafts[chatId] = {
      ...{ text: value['text'], kind },
      ...(typeof phraseId === 'string' ? { phraseId } : {}),
      ...(typeof other === 'string' ? { other } : {}),
    };
  }
  return drafts;
}

/** The fields after the words of the one that is shown were sent: a reply goes on where the note had interrupted it. */
export function emptied({ kind, other = '' }: Draft): Draft {
  return kind === 'note' ? { text: other, kind: 'message' } : { ...EMPTY, other };
}

/** The fields changed about: each keeps its own words. */
export function switched({ text, kind, other = '' }: Draft): Draft {
  return { text: other, kind: kind === 'note' ? 'message' : 'note', other: text };
}

/** What is about to be said to colleagues. */
export function noteIn({ text, kind, other = '' }: Draft): string {
  return kind === 'note' ? text : other;
}

/** Changes what is about to be said to colleagues, whichever field is shown. */
export function withNote(draft: Draft, note: string): Draft {
  return draft.kind === 'note' ? { ...draft, text: note } : { ...draft, other: note };
}

function isBlank({ text, kind, other }: Draft): boolean {
  return text === '' && kind === 'message' && !other;
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

/** Characters as the server counts them: code points. */
export function characters(text: string): number {
  return Array.from(text).length;
}

/** From how many characters on the count is shown. */
export const COUNT_FROM = 3500;
