import { procedureOperations as ask } from '../../protocol/operations/chats.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import * as blocks from '../actions/visitors/block-actions.ts';
import type { ChatServices, DeskState, Needs } from '../actions/services.ts';
import * as procedures from '../actions/chats/procedures.ts';
import * as staff from '../actions/chats/staff-actions.ts';
import type { Console } from '../entry/console.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** The manual's procedures: warnings, the question to the lead, the hold, blocks. [P2] [P3] [P7] */
export function procedureHandlers(
  services: Needs<
    | ChatServices
    | DeskState
    | 'audit'
    | 'blocks'
    | 'log'
    | 'manual'
    | 'ownPhrases'
    | 'rooms'
    | 'rules'
    | 'store.blocks'
    | 'visitorNames'
  >,
): Record<keyof typeof ask, Handled<Console, DeskOperation>> {
  return {
    warn: on(ask.warn, ({ chatId }, { asker }: Console) => staff.warn(services, asker, chatId)),
    liftWarning: on(ask.liftWarning, ({ chatId }, { asker }: Console) =>
      staff.act(services, asker, 'liftWarning', chatId, { type: 'warningLifted', by: staff.actor(asker) }),
    ),
    flag: on(ask.flag, ({ chatId, seq }, { asker }: Console) => staff.flag(services, asker, chatId, seq)),
    unflag: on(ask.unflag, ({ chatId, seq }, { asker }: Console) =>
      staff.unflag(services, asker, chatId, seq),
    ),
    askLead: on(ask.askLead, ({ chatId }, { asker }: Console) => procedures.askLead(services, asker, chatId)),
    decide: on(ask.decide, ({ chatId, ...decision }, { asker }: Console) =>
      procedures.decide(services, asker, chatId, decision),
    ),
    hold: on(ask.hold, ({ chatId, minutes }, { asker }: Console) =>
      procedures.hold(services, asker, chatId, minutes),
    ),
    block: on(ask.block, (blocking, { asker }: Console) => blocks.block(services, asker, blocking)),
    blocks: on(ask.blocks, () => blocks.blocksInForce(services)),
    liftBlock: on(ask.liftBlock, ({ blockId }, { asker }: Console) =>
      blocks.liftBlock(services, asker, blockId),
    ),
  };
}
