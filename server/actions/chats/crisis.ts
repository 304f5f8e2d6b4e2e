import type { CrisisFault, Entry } from '../../../protocol/entry.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { statementNamed } from '../../domain/chat/rules/approval.ts';
import { NO_SUCH_CHAT } from '../../domain/denial.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { objectionTo } from '../manual/draft-objection.ts';
import { promiseOf } from '../manual/phrase-use.ts';
import type { ChatServices, Needs } from '../services.ts';
import { leadsOnDuty } from './help.ts';
import { act, actor } from './staff-actions.ts';

type Answered = Promise<{ entry: Entry } | Refusal>;

/** Makes a chat crisis; the entry says how many leads were on duty. [P6] */
export async function begin(
  services: Needs<ChatServices | 'presence'>,
  asker: Asker,
  chatId: string,
): Answered {
  const department = (await services.store.chats.find(chatId))?.chat.department ?? null;
  const onDuty = leadsOnDuty(services, asker, department);
  return act(services, asker, 'beginCrisis', chatId, { type: 'crisisBegun', by: actor(asker), onDuty });
}

/** Ends it by a lead's word; what waits is withdrawn. [P6] */
export function end(services: Needs<ChatServices>, asker: Asker, chatId: string): Answered {
  return act(services, asker, 'endCrisis', chatId, { type: 'crisisEnded', by: actor(asker) });
}

/** What a crisis report says. S2 */
interface Report {
  what: string;
  fault: CrisisFault;
  faultHow?: string | undefined;
  ruling?: string | undefined;
}

/** Keeps the written report with the chat, for staff only. S2 [P6] */
export function report(
  services: Needs<ChatServices>,
  asker: Asker,
  chatId: string,
  { what, fault, faultHow, ruling }: Report,
): Answered {
  return act(services, asker, 'reportCrisis', chatId, {
    ...{ type: 'crisisReported', by: actor(asker), what, fault },
    ...(faultHow ? { faultHow } : {}),
    ...(ruling ? { ruling } : {}),
  });
}

/** Sends a statement as it is, or with these words instead, which the manual's blocking rules check as any others. [P6] */
export async function approve(
  services: Needs<ChatServices | 'clock' | 'manual' | 'ownPhrases' | 'profile'>,
  asker: Asker,
  id: string,
  text: string | undefined,
): Answered {
  const named = statementNamed(id);
  if (named === null) return NO_SUCH_CHAT;
  const { chatId, seq } = named;
  const event = { type: 'statementApproved' as const, by: actor(asker), seq };
  if (text === undefined) return act(services, asker, 'approve', chatId, event);
  const objection = await objectionTo(services, asker.account, chatId, text);
  const changed = { ...event, text, promises: promiseOf(services, undefined, text) };
  return act(services, asker, 'approve', chatId, changed, objection);
}

/** Keeps a statement from the customer; its author reads the reason. [P6] */
export async function refuseStatement(
  services: Needs<ChatServices>,
  asker: Asker,
  id: string,
  reason: string,
): Answered {
  const named = statementNamed(id);
  if (named === null) return NO_SUCH_CHAT;
  const event = { type: 'statementRefused', by: actor(asker), seq: named.seq, reason } as const;
  return act(services, asker, 'approve', named.chatId, event);
}

/** Takes one's own statement back, to write another one. [P6] */
export async function takeBack(services: Needs<ChatServices>, asker: Asker, id: string): Answered {
  const named = statementNamed(id);
  if (named === null) return NO_SUCH_CHAT;
  const event = { type: 'statementTakenBack', by: actor(asker), seq: named.seq } as const;
  return act(services, asker, 'takeBack', named.chatId, event);
}
