import type { Instant } from '../instant.ts';
import type { Rules } from '../rules.ts';
import type { Chat, Mark } from './chat.ts';

/** How this customer's next chat arrives: marked, if the last one was closed for harassment or abuse not long ago. [P2] */
export function markFrom(last: Chat | undefined, at: Instant, rules: Rules): Mark | null {
  if (last?.state.status !== 'closed') return null;
  const { reason, closedAt } = last.state;
  if (reason !== 'harassment' && reason !== 'abuse') return null;
  return at - closedAt < rules.returnMark ? { reason, at: closedAt, chatId: last.id } : null;
}
