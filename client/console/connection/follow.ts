import type { ChatList, StaffChat } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { CHATS_PER_PAGE, ENTRIES_PER_ANSWER } from '../../../protocol/limits.ts';
import { useDesk } from '../store/desk.ts';
import { queueOf } from '../store/lists.ts';
import { firstSeq, lastSeq, merge, prepend } from '../store/log.ts';
import { chatAnswered, chatChanged, entriesCame, logDropped, pageCame } from '../store/news.ts';
import { chatsOnScreen } from '../store/view.ts';
import { entriesAfter } from './http.ts';
import { ask } from './line.ts';

/** How far an entry may lag behind its chat's row before it counts as missed, ms. */
const LAG_MS = 1500;

/** What opening a chat is answered; what it contains is in the store. */
type Followed = Answer<object>;

const underWay = new Map<string, Promise<Followed>>();

/** Opens a chat, or fetches the missing entries at its end. */
export function follow(chatId: string): Promise<Followed> {
  const running = underWay.get(chatId);
  if (running) return running;
  const run: Promise<Followed> = catchUp(chatId, () => underWay.get(chatId) === run).finally(() => {
    if (underWay.get(chatId) === run) underWay.delete(chatId);
  });
  underWay.set(chatId, run);
  return run;
}

/** After a reconnect: updates the chats on the screen, and drops all other logs, which are fetched again when opened. */
export async function followAgain(): Promise<void> {
  const shown = chatsOnScreen();
  const { logs } = useDesk.getState();
  useDesk.setState({ logs: Object.fromEntries(Object.entries(logs).filter(([id]) => shown.includes(id))) });
  await Promise.all(shown.map(follow));
}

/** A customer's details have changed: fetches the chat again if it is on the screen; others are fetched when opened. */
export function detailsChanged(chatId: string): void {
  if (!chatsOnScreen().includes(chatId)) return;
  // The answer to a request in flight may be older than the change.
  void (underWay.get(chatId) ?? Promise.resolve()).then(() => follow(chatId));
}

/** Stops following a chat, unless it is the agent's own open one. */
export function unfollow(chatId: string): void {
  const { chats, session } = useDesk.getState();
  if (chats[chatId]?.agent === session?.account && chats[chatId]?.status === 'open') return;
  // Drops the answer to an open request in flight, so that opening the chat again sends a new one.
  underWay.delete(chatId);
  useDesk.setState((state) => logDropped(state, chatId));
  void ask('leave', { chatId });
}

/**
 * Applies an entry from the server. Fetches the entries between if it leaves a gap; ignores logs that are not loaded.
 */
export function applyEntry(entry: Entry): void {
  const log = useDesk.getState().logs[entry.chatId];
  if (!log) return;
  const { hole } = merge(log, [entry]);
  useDesk.setState((state) => entriesCame(state, entry.chatId, [entry]));
  if (hole) void follow(entry.chatId);
}

/** Applies a chat's row. If its entries do not follow soon, they were missed, and are fetched. */
export function applyChat(chat: StaffChat): void {
  useDesk.setState((state) => chatChanged(state, chat));
  if (!behind(chat.id)) return;
  setTimeout(() => {
    if (behind(chat.id)) void follow(chat.id);
  }, LAG_MS);
}

/** Fetches the page before the loaded part of the log; resolves with whether there was one. */
export async function fetchEarlier(chatId: string): Promise<boolean> {
  const log = useDesk.getState().logs[chatId];
  const first = firstSeq(log);
  if (!log || first <= 1) return false;
  const earlier: Entry[] = [];
  let after = Math.max(0, first - 1 - ENTRIES_PER_ANSWER);
  while (after < first - 1) {
    const page = await entriesAfter(chatId, after);
    const last = page.ok ? page.entries.at(-1) : undefined;
    if (!page.ok || !last) return false;
    earlier.push(...page.entries);
    after = last.seq;
  }
  useDesk.setState(({ logs }) => {
    const now = logs[chatId];
    return now ? { logs: { ...logs, [chatId]: prepend(now, earlier) } } : {};
  });
  return true;
}

/** Loads a log up to its beginning, as far as the server gives it. */
export async function fetchWhole(chatId: string): Promise<void> {
  while (!isWhole(chatId)) if (!(await fetchEarlier(chatId))) return;
}

/** Whether a log is loaded from its beginning. */
export function isWhole(chatId: string): boolean {
  return firstSeq(useDesk.getState().logs[chatId]) <= 1;
}

async function catchUp(chatId: string, isWanted: () => boolean): Promise<Followed> {
  for (;;) {
    const known = lastSeq(useDesk.getState().logs[chatId]);
    const knew = Math.max(known, lastSeqInRow(chatId));
    // Includes the last known entry, to detect that it has changed.
    const answer = await ask('open', known > 0 ? { chatId, after: known - 1 } : { chatId });
    if (!isWanted()) return { ok: true };
    if (!answer.ok) return answer;
    useDesk.setState((state) => chatAnswered(state, answer, knew));
    if (!behind(chatId) || lastSeq(useDesk.getState().logs[chatId]) === known) return { ok: true };
  }
}

/** The number of the last entry according to the chat's row; 0 if the chat is unknown. */
export function lastSeqInRow(chatId: string): number {
  return useDesk.getState().chats[chatId]?.lastSeq ?? 0;
}

function behind(chatId: string): boolean {
  const log = useDesk.getState().logs[chatId];
  return log !== undefined && lastSeq(log) < lastSeqInRow(chatId);
}

const pagesUnderWay = new Set<ChatList>();

/** Loads the next page of a list, if there is one and it is not in flight. */
export async function fetchMore(list: ChatList): Promise<void> {
  const cursor = useDesk.getState().cursors[list] ?? null;
  if (cursor === null || pagesUnderWay.has(list)) return;
  pagesUnderWay.add(list);
  const answer = await ask('page', { list, cursor });
  pagesUnderWay.delete(list);
  if (answer.ok) useDesk.setState((state) => pageCame(state, { list, cursor }, answer));
}

/** Loads the next page of the queue when few of its known chats are left. */
export function refillQueue(): void {
  if (queueOf(useDesk.getState().chats).length < CHATS_PER_PAGE / 2) void fetchMore('waiting');
}
