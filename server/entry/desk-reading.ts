import { deskRequests as ask } from '../../protocol/desk.ts';
import type { Assistant } from '../actions/assistant.ts';
import type { Desk } from '../actions/desk.ts';
import * as staff from '../actions/staff-actions.ts';
import * as reading from '../actions/staff-reading.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { answer, type Around } from './answer.ts';
import type { DeskSocket } from './desk-procedures.ts';
import { Following } from './following.ts';
import type { InOrder } from './in-order.ts';

const LEFT = refuse('conflict', 'This chat was left before it was shown.');

/** The events by which a console comes to see a chat and says what of it was seen. */
export function hearReading(
  desk: Desk,
  around: Around & { assistant: Assistant },
  socket: DeskSocket,
  inOrder: InOrder,
): void {
  const { asker } = socket.data;
  const on = <E extends keyof typeof ask>(event: E) => ({ id: socket.id, event });
  const reader = { person: asker.account, isStaff: true, connected: () => socket.connected };
  const following = new Following(socket);
  const follow = async <T extends object>(
    chatId: string,
    read: (enter: () => Promise<void>) => Promise<T | Refusal>,
  ): Promise<{ shown: T | Refusal; left: boolean }> => {
    const followed = await following.follow(chatId, read);
    if (!isRefusal(followed.shown) && !followed.left) around.assistant.remind(chatId, asker.account);
    return followed;
  };
  const take = async (chatId: string, how: 'accepted' | 'takenOver') => {
    const { shown } = await follow(chatId, (enter) =>
      inOrder.change(chatId, () => staff.take(desk, asker, chatId, how, enter)),
    );
    return shown;
  };

  socket.on(
    'accept',
    answer(around, on('accept'), ask.accept, ({ chatId }) => take(chatId, 'accepted')),
  );
  socket.on(
    'takeOver',
    answer(around, on('takeOver'), ask.takeOver, ({ chatId }) => take(chatId, 'takenOver')),
  );
  socket.on(
    'open',
    answer(around, on('open'), ask.open, async ({ chatId, after }) => {
      const { shown, left } = await follow(chatId, (enter) =>
        inOrder.read(chatId, () =>
          around.readings.read(reader, () => reading.read(desk, asker, chatId, { after, enter })),
        ),
      );
      return left ? LEFT : shown;
    }),
  );
  socket.on(
    'leave',
    answer(around, on('leave'), ask.leave, async ({ chatId }) => {
      await following.leave(chatId);
      return {};
    }),
  );
  socket.on(
    'typing',
    answer(around, on('typing'), ask.typing, ({ chatId, on: typing }) =>
      reading.staffTyping(desk, asker, chatId, typing),
    ),
  );
  socket.on(
    'read',
    answer(around, on('read'), ask.read, ({ chatId, seq }) => reading.staffRead(desk, asker, chatId, seq)),
  );
}
