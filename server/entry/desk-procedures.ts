import type { Socket } from 'socket.io';
import { deskRequests as ask, type DeskToServer, type ServerToDesk } from '../../protocol/desk.ts';
import * as blocks from '../actions/block-actions.ts';
import type { Desk } from '../actions/desk.ts';
import * as procedures from '../actions/procedures.ts';
import type { DeskSocketData } from '../delivery/rooms.ts';
import { answer, type Around } from './answer.ts';

/** A console's socket. */
export type DeskSocket = Socket<DeskToServer, ServerToDesk, Record<string, never>, DeskSocketData>;

/** The events of the manual's procedures: closing, the question to the lead, the hold, blocks. [P2] [P3] [P4] [P7] */
export function hearProcedures(desk: Desk, around: Around, socket: DeskSocket): void {
  const { asker } = socket.data;
  const on = <E extends keyof typeof ask>(event: E) => ({ id: socket.id, event });
  socket.on(
    'close',
    answer(around, on('close'), ask.close, ({ chatId, skipped }) =>
      procedures.close(desk, asker, chatId, skipped),
    ),
  );
  socket.on(
    'askLead',
    answer(around, on('askLead'), ask.askLead, ({ chatId }) => procedures.askLead(desk, asker, chatId)),
  );
  socket.on(
    'decide',
    answer(around, on('decide'), ask.decide, ({ chatId, ...decision }) =>
      procedures.decide(desk, asker, chatId, decision),
    ),
  );
  socket.on(
    'hold',
    answer(around, on('hold'), ask.hold, ({ chatId, minutes }) =>
      procedures.hold(desk, asker, chatId, minutes),
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
