import { visitorOperations as ask } from '../../protocol/operations/visitors.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import type { DeskState, Needs } from '../actions/services.ts';
import { inviteVisitor } from '../actions/visitors/invite.ts';
import { visitorsFor } from '../actions/visitors/on-site.ts';
import { VISITOR_WATCHERS } from '../delivery/rooms.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Console } from '../entry/console.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** Who is on the websites, and inviting them. */
export function visitorHandlers(
  services: Needs<DeskState | 'blocks' | 'rooms' | 'siteVisitors' | 'store.chats' | 'store.invitations'>,
): Record<keyof typeof ask, Handled<Console, DeskOperation>> {
  return {
    watchVisitors: on(ask.watchVisitors, async (_, { socket, asker }: Console) => {
      const found = visitorsFor(services, asker);
      if (!isRefusal(found)) await socket.join(VISITOR_WATCHERS);
      return found;
    }),
    unwatchVisitors: on(ask.unwatchVisitors, async (_, { socket }: Console) => {
      await socket.leave(VISITOR_WATCHERS);
      return {};
    }),
    inviteVisitor: on(ask.inviteVisitor, (wanted, { asker }: Console) =>
      inviteVisitor(services, asker, wanted),
    ),
  };
}
