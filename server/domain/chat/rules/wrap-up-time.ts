import { z } from 'zod';
import type { Duration, Instant } from '../../instant.ts';
import type { Chat } from '../chat.ts';

// The time that an agent has for the wrap-up after the close, as the row of a chat keeps it.

/** However much is typed, the time ends after so many times its length. */
const LENGTHS_MOST = 4;

/** The time of a chat's agent for its wrap-up. */
export const WrapUpTime = z.object({
  until: z.number(),
  /** Whether it holds a place of the agent's. */
  holds: z.boolean(),
  /** It is not extended beyond this. */
  latest: z.number(),
  endedAt: z.number().nullable(),
});

/** The time of a chat's agent for its wrap-up. */
export type WrapUpTime = z.output<typeof WrapUpTime>;

/** The time of a chat that closes at this moment; null if it has none. */
export function timeFrom(
  closedAt: Instant,
  begun: Pick<WrapUpTime, 'until' | 'holds'> | undefined,
): WrapUpTime | null {
  if (begun === undefined) return null;
  const length: Duration = begun.until - closedAt;
  return { ...begun, latest: closedAt + LENGTHS_MOST * length, endedAt: null };
}

/** The time while it runs; null before the close, after its end, and where there is none. */
export function runningTime({ state }: Pick<Chat, 'state'>): WrapUpTime | null {
  return state.status === 'closed' && state.wrapUp?.endedAt === null ? state.wrapUp : null;
}

/** The chat with another time; as it is where none runs. */
export function withTime(chat: Chat, change: (time: WrapUpTime) => WrapUpTime): Chat {
  const time = runningTime(chat);
  if (time === null || chat.state.status !== 'closed') return chat;
  return { ...chat, state: { ...chat.state, wrapUp: change(time) } };
}

/** The chat with that time ended, if it runs. */
export function timeOver(chat: Chat, at: Instant): Chat {
  return withTime(chat, (time) => ({ ...time, endedAt: at }));
}

/** Whose place the wrap-up of a chat holds; null if nobody's. */
export function placeHeldBy(chat: Pick<Chat, 'state'>): string | null {
  const holds = runningTime(chat)?.holds === true;
  return holds && chat.state.status === 'closed' ? chat.state.agent : null;
}
