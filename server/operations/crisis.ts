import { crisisOperations as ask } from '../../protocol/operations/chats.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import * as crisis from '../actions/chats/crisis.ts';
import type { ChatServices, Needs } from '../actions/services.ts';
import type { Console } from '../entry/console.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** Making a chat crisis, its report, and what a lead decides of the statements in it. [P6] */
export function crisisHandlers(
  services: Needs<ChatServices | 'clock' | 'manual' | 'ownPhrases' | 'presence' | 'profile'>,
): Record<keyof typeof ask, Handled<Console, DeskOperation>> {
  return {
    crisis: on(ask.crisis, ({ chatId, on: begins }, { asker }: Console) =>
      begins ? crisis.begin(services, asker, chatId) : crisis.end(services, asker, chatId),
    ),
    reportCrisis: on(ask.reportCrisis, ({ chatId, ...report }, { asker }: Console) =>
      crisis.report(services, asker, chatId, report),
    ),
    approve: on(ask.approve, ({ id, text }, { asker }: Console) => crisis.approve(services, asker, id, text)),
    refuse: on(ask.refuse, ({ id, reason }, { asker }: Console) =>
      crisis.refuseStatement(services, asker, id, reason),
    ),
    takeBack: on(ask.takeBack, ({ id }, { asker }: Console) => crisis.takeBack(services, asker, id)),
  };
}
