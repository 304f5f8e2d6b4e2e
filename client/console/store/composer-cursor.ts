import { create } from 'zustand';
import { draftOf, switched, writeDraft } from './drafts.ts';
import { useView } from './view.ts';
import { insertAt, type Span } from './insert.ts';

interface ComposerCursor {
  /**
   * What to select, and in which chat; a null span only focuses. Each request is a new object, so that a repeated one
   * counts.
   */
  requested: { chatId: string; span: Span | null } | null;
  /** The chat over whose composer the emoji are shown. */
  emojiFor: string | null;
}

const nothing: ComposerCursor = { requested: null, emojiFor: null };

/** Requests from other parts of the console to the composer: what to select or focus. */
export const useComposerCursor = create<ComposerCursor>()(() => nothing);

/** Drops the requests: somebody else signs in. */
export function forgetComposerCursor(): void {
  cursor = null;
  useComposerCursor.setState(nothing, true);
}

let cursor: { chatId: string; span: Span } | null = null;

/** Remembers the selection in a chat's composer. */
export function moveCursor(chatId: string, span: Span): void {
  cursor = { chatId, span };
}

/**
 * Inserts text at the cursor of a chat's composer, and requests the selection of its first blank. The phrase id is
 * stored with the draft.
 */
export function putIn(chatId: string, piece: string, phraseId?: string): void {
  const draft = draftOf(chatId);
  const end = { start: draft.text.length, end: draft.text.length };
  const at = cursor?.chatId === chatId ? within(cursor.span, draft.text) : end;
  const { text, select } = insertAt(draft.text, at, piece);
  writeDraft(chatId, { ...draft, text, ...(phraseId === undefined ? {} : { phraseId }) });
  request(chatId, select);
}

/** Requests the selection of a range in the composer. */
export function selectIn(chatId: string, span: Span): void {
  request(chatId, span);
}

/** Requests the focus for the composer of the chat on the screen. */
export function focusField(): void {
  const { chatId } = useView.getState();
  if (chatId !== null) request(chatId, null);
}

/** Shows the emoji over the composer of a chat; null hides them. */
export function openEmoji(chatId: string | null): void {
  if (chatId !== null) useView.setState({ pane: 'chat' });
  useComposerCursor.setState({ emojiFor: chatId });
}

/** Switches between reply and internal note; each keeps its own text. [P6] */
export function toggleNote(chatId: string): void {
  writeDraft(chatId, switched(draftOf(chatId)));
  request(chatId, null);
}

/** Ignored for a chat that has not the focus: an answer that comes late must not move the cursor out of another chat. */
function request(chatId: string, span: Span | null): void {
  if (useView.getState().chatId !== chatId) return;
  if (span) cursor = { chatId, span };
  useView.setState({ pane: 'chat' });
  useComposerCursor.setState({ requested: { chatId, span } });
}

function within(span: Span, text: string): Span {
  return { start: Math.min(span.start, text.length), end: Math.min(span.end, text.length) };
}
