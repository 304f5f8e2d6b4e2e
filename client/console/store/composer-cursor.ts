import { create } from 'zustand';
import { draftOf, switched, writeDraft } from './drafts.ts';
import { useView } from './view.ts';
import { insertAt, type Span } from './insert.ts';

interface ComposerCursor {
  /** What to select next, and in which chat; null selects nothing and only focuses. A new object for each request. */
  requested: { chatId: string; span: Span | null } | null;
}

/** Requests from other parts of the console to the composer: what to select or focus. */
export const useComposerCursor = create<ComposerCursor>()(() => ({ requested: null }));

let cursor: { chatId: string; span: Span } | null = null;

/** Remembers where the cursor of a chat's reply is. */
export function moveCursor(chatId: string, span: Span): void {
  cursor = { chatId, span };
}

/** Puts words into a chat's reply where the cursor is; a phrase is remembered with the draft. */
export function putIn(chatId: string, piece: string, phraseId?: string): void {
  const draft = draftOf(chatId);
  const end = { start: draft.text.length, end: draft.text.length };
  const at = cursor?.chatId === chatId ? within(cursor.span, draft.text) : end;
  const { text, select } = insertAt(draft.text, at, piece);
  writeDraft(chatId, { ...draft, text, ...(phraseId === undefined ? {} : { phraseId }) });
  request(chatId, select);
}

/** Selects a part of the reply. */
export function selectIn(chatId: string, span: Span): void {
  request(chatId, span);
}

/** Puts the cursor into the reply. */
export function focusField(): void {
  const { chatId } = useView.getState();
  if (chatId !== null) request(chatId, null);
}

/** Changes between a reply and a note that the customer never sees; neither takes the other's words along. [P6] */
export function toggleNote(chatId: string): void {
  writeDraft(chatId, switched(draftOf(chatId)));
  request(chatId, null);
}

function request(chatId: string, span: Span | null): void {
  if (span) cursor = { chatId, span };
  useView.setState({ pane: 'chat' });
  useComposerCursor.setState({ requested: { chatId, span } });
}

function within(span: Span, text: string): Span {
  return { start: Math.min(span.start, text.length), end: Math.min(span.end, text.length) };
}
