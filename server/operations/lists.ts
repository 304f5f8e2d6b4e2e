import { listOperations as ask } from '../../protocol/operations/chats.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import { reportActivity } from '../actions/routing/activity.ts';
import { chooseStatus, setStatusOf } from '../actions/routing/attendance.ts';
import { floor, nextPage } from '../actions/chats/chat-lists.ts';
import type { ChatServices, Needs } from '../actions/services.ts';
import { FLOOR } from '../delivery/rooms.ts';
import type { Console } from '../entry/console.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** The lists of chats, the floor, and who takes new chats. */
export function listHandlers(
  services: Needs<
    | ChatServices
    | 'audit'
    | 'clock'
    | 'dispatcher'
    | 'log'
    | 'presence'
    | 'profile'
    | 'rooms'
    | 'rules'
    | 'store.staff'
  >,
): Record<keyof typeof ask, Handled<Console, DeskOperation>> {
  return {
    status: on(ask.status, (choice, { asker }: Console) => chooseStatus(services, asker.account, choice)),
    setStatusOf: on(ask.setStatusOf, (choice, { asker }: Console) =>
      setStatusOf(services, asker.account, choice),
    ),
    activity: on(ask.activity, (report, { asker }: Console) =>
      reportActivity(services, asker.account, report),
    ),
    watch: on(ask.watch, {
      // Into the room before the snapshot is read, so that no change falls between the two.
      async around(_, { socket }: Console, inTurn) {
        await socket.join(FLOOR);
        return inTurn(() => floor(services));
      },
    }),
    unwatch: on(ask.unwatch, async (_, { socket }: Console) => {
      await socket.leave(FLOOR);
      return {};
    }),
    page: on(ask.page, (wanted, { asker }: Console) => nextPage(services, asker, wanted)),
  };
}
