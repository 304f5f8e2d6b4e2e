import { helpOperations as ask } from '../../protocol/operations/chats.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import type { ChatServices, Needs } from '../actions/services.ts';
import { callLead } from '../actions/chats/help.ts';
import { act, actor } from '../actions/chats/staff-actions.ts';
import type { Console } from '../entry/console.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** Calling a lead into a chat, and writing in a chat as a second person. [P6] */
export function helpHandlers(
  services: Needs<ChatServices | 'presence'>,
): Record<keyof typeof ask, Handled<Console, DeskOperation>> {
  return {
    callLead: on(ask.callLead, ({ chatId, reason }, { asker }: Console) =>
      callLead(services, asker, chatId, reason),
    ),
    answerCall: on(ask.answerCall, ({ chatId }, { asker }: Console) =>
      act(services, asker, 'answerCall', chatId, { type: 'leadCallAnswered', by: actor(asker) }),
    ),
    withdrawCall: on(ask.withdrawCall, ({ chatId }, { asker }: Console) =>
      act(services, asker, 'callLead', chatId, { type: 'leadCallWithdrawn', by: actor(asker) }),
    ),
    passLeadOffer: on(ask.passLeadOffer, ({ chatId }, { asker }: Console) =>
      act(services, asker, 'callLead', chatId, { type: 'leadOfferPassed', by: actor(asker) }),
    ),
    join: on(ask.join, ({ chatId }, { asker }: Console) =>
      act(services, asker, 'join', chatId, { type: 'joinedBeside', by: actor(asker) }),
    ),
    unjoin: on(ask.unjoin, ({ chatId }, { asker }: Console) =>
      act(services, asker, 'unjoin', chatId, { type: 'leftBeside', by: actor(asker) }),
    ),
  };
}
