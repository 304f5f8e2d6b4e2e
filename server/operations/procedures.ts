import { procedureOperations as ask } from '../../protocol/operations/chats.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import * as blocks from '../actions/visitors/block-actions.ts';
import type { Desk } from '../actions/desk.ts';
import * as procedures from '../actions/chats/procedures.ts';
import * as staff from '../actions/chats/staff-actions.ts';
import type { Console } from '../entry/console.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** The manual's procedures: warnings, the question to the lead, the hold, blocks. [P2] [P3] [P7] */
export function procedureHandlers(desk: Desk): Record<keyof typeof ask, Handled<Console, DeskOperation>> {
  return {
    warn: on(ask.warn, ({ chatId }, { asker }: Console) => staff.warn(desk, asker, chatId)),
    liftWarning: on(ask.liftWarning, ({ chatId }, { asker }: Console) =>
      staff.act(desk, asker, 'liftWarning', chatId, { type: 'warningLifted', by: staff.actor(asker) }),
    ),
    flag: on(ask.flag, ({ chatId, seq }, { asker }: Console) => staff.flag(desk, asker, chatId, seq)),
    unflag: on(ask.unflag, ({ chatId, seq }, { asker }: Console) => staff.unflag(desk, asker, chatId, seq)),
    askLead: on(ask.askLead, ({ chatId }, { asker }: Console) => procedures.askLead(desk, asker, chatId)),
    decide: on(ask.decide, ({ chatId, ...decision }, { asker }: Console) =>
      procedures.decide(desk, asker, chatId, decision),
    ),
    hold: on(ask.hold, ({ chatId, minutes }, { asker }: Console) =>
      procedures.hold(desk, asker, chatId, minutes),
    ),
    block: on(ask.block, (blocking, { asker }: Console) => blocks.block(desk, asker, blocking)),
    blocks: on(ask.blocks, () => blocks.blocksInForce(desk)),
    liftBlock: on(ask.liftBlock, ({ blockId }, { asker }: Console) => blocks.liftBlock(desk, asker, blockId)),
  };
}
