import { deskRequests as ask } from '../../protocol/desk.ts';
import { floor, nextPage } from '../actions/chat-lists.ts';
import type { Desk } from '../actions/desk.ts';
import { FLOOR } from '../delivery/rooms.ts';
import { may } from '../domain/access.ts';
import { refuse } from '../domain/refusal.ts';
import { answer, type Around } from './answer.ts';
import type { DeskSocket } from './desk-procedures.ts';

/** The events of the lists: the floor, and the next page of any of them. */
export function hearLists(desk: Desk, around: Around, socket: DeskSocket): void {
  const { asker } = socket.data;
  const on = <E extends keyof typeof ask>(event: E) => ({ id: socket.id, event });
  const reader = { person: asker.account, isStaff: true, connected: () => socket.connected };
  socket.on(
    'watch',
    answer(around, on('watch'), ask.watch, async () => {
      if (!may(asker, 'watchFloor', 'foreign')) return refuse('forbidden', 'Only leads watch the floor.');
      await socket.join(FLOOR);
      return around.readings.read(reader, () => floor(desk));
    }),
  );
  socket.on(
    'page',
    answer(around, on('page'), ask.page, (wanted) =>
      around.readings.read(reader, () => nextPage(desk, asker, wanted)),
    ),
  );
  socket.on(
    'unwatch',
    answer(around, on('unwatch'), ask.unwatch, async () => {
      await socket.leave(FLOOR);
      return {};
    }),
  );
}
