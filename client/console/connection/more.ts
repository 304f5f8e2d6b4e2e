import type { ChatList } from '../../../protocol/chat.ts';
import { CHATS_PER_PAGE } from '../../../protocol/limits.ts';
import { useDesk } from '../store/desk.ts';
import { queueOf } from '../store/lists.ts';
import { pageCame } from '../store/news.ts';
import { ask } from './line.ts';

const underWay = new Set<ChatList>();

/** Loads the next page of a list, if there is one and it is not in flight. */
export async function fetchMore(list: ChatList): Promise<void> {
  const cursor = useDesk.getState().cursors[list] ?? null;
  if (cursor === null || underWay.has(list)) return;
  underWay.add(list);
  const answer = await ask('page', { list, cursor });
  underWay.delete(list);
  if (answer.ok) useDesk.setState((state) => pageCame(state, { list, cursor }, answer));
}

/** Loads the next page of the queue when few of its known chats are left. */
export function refillQueue(): void {
  if (queueOf(useDesk.getState().chats).length < CHATS_PER_PAGE / 2) void fetchMore('waiting');
}
