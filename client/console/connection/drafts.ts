import type { DeskAnswers } from '../../../protocol/desk.ts';
import type { StoredDraft } from '../../../protocol/drafts.ts';
import type { Answer, WireError } from '../../../protocol/errors.ts';
import { DRAFT_MAX } from '../../../protocol/limits.ts';
import { useDesk } from '../store/desk.ts';
import {
  draftOf,
  EMPTY,
  isEmptyDraft,
  noteIn,
  takeDraft,
  useDrafts,
  withNote,
  writeDraft,
  type Draft,
} from '../store/drafts.ts';
import { arrived, isSame, useKnownDrafts, writeKnown, type KnownDraft } from '../store/known-drafts.ts';
import { ask } from './line.ts';

/** A draft is kept after a rest of so long, and at the latest after so long, ms. */
const REST_MS = 1000;
const LATEST_MS = 5000;

/** Chats whose draft was changed here and is not kept yet: since when, and the timer. */
const waiting = new Map<string, { since: number; timer: ReturnType<typeof setTimeout> }>();

/** Chats whose draft is being kept. */
const inFlight = new Set<string>();

/** Keeps at the desk what is written here. To be called once. */
export function keepDrafts(): void {
  useDrafts.subscribe(({ written }, before) => {
    if (written !== null && written !== before.written) touch(written.chatId);
  });
  const keepAll = (): void => {
    for (const chatId of [...waiting.keys()]) void keep(chatId);
  };
  window.addEventListener('blur', keepAll);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keepAll();
  });
}

/** Asks for the drafts of all computers, and keeps what was written here without a connection. */
export async function fetchDrafts(): Promise<void> {
  const before = useKnownDrafts.getState().byChat;
  const answer = await ask('drafts', {});
  if (!answer.ok) return;
  for (const stored of answer.drafts) if (!inFlight.has(stored.chatId)) receive(stored);
  forgetUnlisted(before, new Set(answer.drafts.map(({ chatId }) => chatId)));
  for (const chatId of Object.keys(useDrafts.getState().byChat)) void keep(chatId);
}

/** What was kept while the answer was on its way is not in it. */
function forgetUnlisted(before: Readonly<Record<string, KnownDraft>>, listed: ReadonlySet<string>): void {
  for (const [chatId, known] of Object.entries(before)) {
    const isUnchanged = useKnownDrafts.getState().byChat[chatId] === known && !inFlight.has(chatId);
    if (isUnchanged && known.saved !== null && !listed.has(chatId)) void forget(chatId, known);
  }
}

/** One draft was kept: asks for it unless it came from here. */
export function draftNews({ chatId, version }: { chatId: string; version: number }): void {
  const known = useKnownDrafts.getState().byChat[chatId]?.version ?? 0;
  // The answer that is awaited tells what is kept.
  if (version > known && !inFlight.has(chatId)) void fetchDrafts();
}

/** Takes what was written on another computer instead of what stands here. */
export function takeElsewhere(chatId: string): void {
  const known = useKnownDrafts.getState().byChat[chatId];
  if (known?.elsewhere === undefined) return;
  takeDraft(chatId, known.elsewhere);
  writeKnown(chatId, { version: known.version, saved: known.elsewhere });
}

/** Goes on with what stands here, which takes the place of the other one. */
export function dropElsewhere(chatId: string): void {
  const known = useKnownDrafts.getState().byChat[chatId];
  if (known === undefined) return;
  writeKnown(chatId, { version: known.version, saved: known.saved });
  writeDraft(chatId, draftOf(chatId));
}

function touch(chatId: string): void {
  const now = performance.now();
  const since = waiting.get(chatId)?.since ?? now;
  // What was sent or emptied is gone elsewhere at once.
  const rest = isEmptyDraft(draftOf(chatId)) ? 0 : Math.min(REST_MS, Math.max(0, since + LATEST_MS - now));
  keepAfter(chatId, rest, since);
}

function keepAfter(chatId: string, rest: number, since = performance.now()): void {
  clearTimeout(waiting.get(chatId)?.timer);
  waiting.set(chatId, { since, timer: setTimeout(() => void keep(chatId), rest) });
}

async function keep(chatId: string): Promise<void> {
  clearTimeout(waiting.get(chatId)?.timer);
  waiting.delete(chatId);
  const local = draftOf(chatId);
  // What is written while an answer is awaited is kept after it.
  if (inFlight.has(chatId) || !isToBeKept(local, useKnownDrafts.getState().byChat[chatId])) return;
  const answer = await store(chatId, local);
  if (!answer.ok && isPassing(answer.error)) keepAfter(chatId, LATEST_MS);
  else if (!isSame(draftOf(chatId), local)) touch(chatId);
}

async function store(chatId: string, local: Draft): Promise<Answer<DeskAnswers['keepDraft']>> {
  const known = useKnownDrafts.getState().byChat[chatId];
  const draft = isEmptyDraft(local) ? null : local;
  inFlight.add(chatId);
  const answer = await ask('keepDraft', { chatId, was: known?.version ?? 0, draft });
  inFlight.delete(chatId);
  if (!answer.ok) return answer;
  if (answer.isOwn) writeKnown(chatId, { version: answer.kept.version, saved: draft });
  // Whatever version it is: of a draft that was forgotten meanwhile the count begins anew.
  else receive(answer.kept, { version: -1, saved: known?.saved ?? null });
  return answer;
}

function isPassing({ code }: WireError): boolean {
  return code === 'rate_limited' || code === 'unavailable';
}

/** Not while the person is to decide; without a connection, when that stands again. */
function isToBeKept(local: Draft, known: KnownDraft | undefined): boolean {
  if (useDesk.getState().connection !== 'online' || known?.elsewhere !== undefined) return false;
  return !isTooLong(local) && !isSame(local, known?.saved ?? null);
}

function receive(
  { chatId, version, draft }: StoredDraft,
  before: KnownDraft | undefined = useKnownDrafts.getState().byChat[chatId],
): void {
  const local = draftOf(chatId);
  const hasFocus = document.hasFocus() && document.activeElement?.getAttribute('data-chat') === chatId;
  const arrival = arrived(local, before, { version, draft }, hasFocus);
  if (arrival === 'known') return;
  const known = { version, saved: draft };
  writeKnown(chatId, arrival === 'aside' && draft !== null ? { ...known, elsewhere: draft } : known);
  if (arrival === 'adopt') takeDraft(chatId, draft ?? EMPTY);
  if (arrival === 'keep') void keep(chatId);
}

/**
 * The desk keeps it no longer: it was sent or emptied elsewhere, or its chat has ended. After the end a note can still be
 * sent: the desk, asked to keep it again, tells which of the two it is. [P6]
 */
async function forget(chatId: string, { version, saved }: KnownDraft): Promise<void> {
  if (!isSame(draftOf(chatId), saved)) return writeKnown(chatId, null);
  const note = withNote(EMPTY, noteIn(saved ?? EMPTY));
  takeDraft(chatId, note);
  if (isEmptyDraft(note)) return writeKnown(chatId, null);
  writeKnown(chatId, { version, saved: note });
  const answer = await store(chatId, note);
  if (answer.ok || isPassing(answer.error)) return;
  writeKnown(chatId, null);
  if (isSame(draftOf(chatId), note)) takeDraft(chatId, EMPTY);
}

function isTooLong({ text, other = '' }: Draft): boolean {
  return text.length > DRAFT_MAX || other.length > DRAFT_MAX;
}
