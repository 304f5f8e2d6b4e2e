import { crisisOperations as ask } from '../../protocol/operations/chats.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import type { AuditAct } from '../../protocol/audit.ts';
import type { Asker } from '../../protocol/rights.ts';
import { recorded } from '../actions/audit/audit.ts';
import { statementNamed } from '../domain/chat/rules/approval.ts';
import * as crisis from '../actions/chats/crisis.ts';
import type { ChatServices, Needs } from '../actions/services.ts';
import type { Console } from '../entry/console.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** Making a chat crisis, its report, and what a lead decides of the statements in it. [P6] */
export function crisisHandlers(
  services: Needs<
    ChatServices | 'audit' | 'clock' | 'log' | 'manual' | 'ownPhrases' | 'presence' | 'profile'
  >,
): Record<keyof typeof ask, Handled<Console, DeskOperation>> {
  return {
    crisis: on(ask.crisis, ({ chatId, on: begins }, { asker }: Console) =>
      begins
        ? onRecord('crisis_begun', asker, chatId, crisis.begin(services, asker, chatId))
        : onRecord('crisis_ended', asker, chatId, crisis.end(services, asker, chatId)),
    ),
    reportCrisis: on(ask.reportCrisis, ({ chatId, ...report }, { asker }: Console) =>
      crisis.report(services, asker, chatId, report),
    ),
    approve: on(ask.approve, ({ id, text }, { asker }: Console) =>
      onRecord('statement_approved', asker, chatOf(id), crisis.approve(services, asker, id, text)),
    ),
    refuse: on(ask.refuse, ({ id, reason }, { asker }: Console) =>
      onRecord('statement_refused', asker, chatOf(id), crisis.refuseStatement(services, asker, id, reason)),
    ),
    takeBack: on(ask.takeBack, ({ id }, { asker }: Console) => crisis.takeBack(services, asker, id)),
  };

  /** Without the words: they stand in the log of the chat. [P6] */
  async function onRecord<T extends object>(
    actDone: AuditAct,
    { account: by }: Asker,
    about: string,
    done: Promise<T>,
  ): Promise<T> {
    return recorded(services, await done, { by, act: actDone, about });
  }
}

function chatOf(statement: string): string {
  return statementNamed(statement)?.chatId ?? '';
}
