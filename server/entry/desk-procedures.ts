import type { Socket } from 'socket.io';
import { deskRequests as ask, type DeskToServer, type ServerToDesk } from '../../protocol/desk.ts';
import * as blocks from '../actions/block-actions.ts';
import type { Desk } from '../actions/desk.ts';
import * as procedures from '../actions/procedures.ts';
import * as staff from '../actions/staff-actions.ts';
import type { DeskSocketData } from '../delivery/rooms.ts';
import { answer, type Around } from './answer.ts';
import type { InOrder } from './in-order.ts';

/** A console's socket. */
export type DeskSocket = Socket<DeskToServer, ServerToDesk, Record<string, never>, DeskSocketData>;

/** The events of the manual's procedures: warnings, closing, the question to the lead, the hold, blocks. [P2] [P3] [P4] [P7] */
export function hearProcedures(desk: Desk, around: Around, socket: DeskSocket, inOrder: InOrder): void {
  const { asker } = socket.data;
  const by = staff.actor(asker);
  const on = <E extends keyof typeof ask>(event: E) => ({ id: socket.id, event });
  socket.on(
    'warn',
    answer(around, on('warn'), ask.warn, ({ chatId }) =>
      inOrder.alone(chatId, () => staff.warn(desk, asker, chatId)),
    ),
  );
  socket.on(
    'liftWarning',
    answer(around, on('liftWarning'), ask.liftWarning, ({ chatId }) =>
      inOrder.change(chatId, () =>
        staff.act(desk, asker, 'liftWarning', chatId, { type: 'warningLifted', by }),
      ),
    ),
  );
  socket.on(
    'flag',
    answer(around, on('flag'), ask.flag, ({ chatId, seq }) =>
      inOrder.alone(chatId, () => staff.flag(desk, asker, chatId, seq)),
    ),
  );
  socket.on(
    'unflag',
    answer(around, on('unflag'), ask.unflag, ({ chatId, seq }) =>
      inOrder.alone(chatId, () => staff.unflag(desk, asker, chatId, seq)),
    ),
  );
  socket.on(
    'close',
    answer(around, on('close'), ask.close, ({ chatId, skipped }) =>
      inOrder.alone(chatId, () => procedures.close(desk, asker, chatId, skipped)),
    ),
  );
  socket.on(
    'askLead',
    answer(around, on('askLead'), ask.askLead, ({ chatId }) =>
      inOrder.change(chatId, () => procedures.askLead(desk, asker, chatId)),
    ),
  );
  socket.on(
    'decide',
    answer(around, on('decide'), ask.decide, ({ chatId, ...decision }) =>
      inOrder.alone(chatId, () => procedures.decide(desk, asker, chatId, decision)),
    ),
  );
  socket.on(
    'hold',
    answer(around, on('hold'), ask.hold, ({ chatId, minutes }) =>
      inOrder.alone(chatId, () => procedures.hold(desk, asker, chatId, minutes)),
    ),
  );
  socket.on(
    'block',
    answer(around, on('block'), ask.block, (blocking) => blocks.block(desk, asker, blocking)),
  );
  socket.on(
    'blocks',
    answer(around, on('blocks'), ask.blocks, () => blocks.blocksInForce(desk, asker)),
  );
  socket.on(
    'liftBlock',
    answer(around, on('liftBlock'), ask.liftBlock, ({ blockId }) => blocks.liftBlock(desk, asker, blockId)),
  );
}
