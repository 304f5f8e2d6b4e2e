import { NEEDED_SITUATIONS } from '../../../phrases/needed-ids.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { missingBeforeClose } from '../../../phrases/suggest/closing.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { agentOf } from '../../domain/chat/chat.ts';
import { utterances } from '../../domain/chat/transcript.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { recorded } from '../audit/audit.ts';
import type { Needs } from '../services.ts';
import { standardPhrase } from '../manual/phrase-use.ts';
import { act, actor } from './staff-actions.ts';
import { readable } from './staff-reading.ts';

type Answered = Promise<{ entry: Entry } | Refusal>;

/** How much of a chat the closing steps look back on, and how often it is read again if entries arrive meanwhile. */
const CLOSING_LOOK_BACK = 400;
const TRIES = 3;

/** The third step against foul language: a question to the lead. [P3] */
export function askLead(services: Needs<'chats' | 'publisher'>, asker: Asker, chatId: string): Answered {
  return act(services, asker, 'askLead', chatId, { type: 'leadAsked', by: actor(asker) });
}

/** The lead's decision; if granted, the farewell is sent in the customer's language and the chat is closed. [P3] */
export async function decide(
  services: Needs<
    'audit' | 'chats' | 'log' | 'manual' | 'ownPhrases' | 'profile' | 'publisher' | 'store.chats'
  >,
  asker: Asker,
  chatId: string,
  { grant, guidance }: { grant: boolean; guidance?: string | undefined },
): Answered {
  const farewell = await standardPhrase(services, chatId, NEEDED_SITUATIONS.abuse, ({ when }) =>
    when.includes('granted'),
  );
  const words = guidance ? { guidance } : {};
  const event = { type: 'decided', by: actor(asker), grant, farewell, ...words } as const;
  const outcome = await act(services, asker, 'decide', chatId, event);
  const said = { by: asker.account, act: 'lead_decided', about: chatId, details: { grant } } as const;
  return recorded(services, outcome, said);
}

/** Asks the customer for so many minutes. [P7] */
export async function hold(
  services: Needs<'chats' | 'manual' | 'ownPhrases' | 'profile' | 'publisher' | 'store.chats'>,
  asker: Asker,
  chatId: string,
  minutes: number,
): Answered {
  const say = await standardPhrase(services, chatId, NEEDED_SITUATIONS.holdOn);
  return act(services, asker, 'hold', chatId, {
    ...{ type: 'held', by: actor(asker), length: minutes * 60_000, say },
  });
}

/**
 * Closes a chat, with the missing steps of P4 by its log. If an entry arrives while the log is being read, reads it
 * again, so that no goodbye is missed.
 */
export async function close(
  services: Needs<'audit' | 'chats' | 'log' | 'publisher' | 'store.chats'>,
  asker: Asker,
  chatId: string,
  skipped: string | undefined,
): Answered {
  const reason = skipped ? { skipped } : {};
  for (let tries = 1; ; tries += 1) {
    const stored = await readable(services, asker, chatId);
    if (isRefusal(stored)) return stored;
    const { lastSeq } = stored.chat;
    const entries = await services.store.chats.entries(chatId, { last: CLOSING_LOOK_BACK });
    const missing = missingBeforeClose(utterances(entries)).map(({ step }) => step);
    const sure = tries < TRIES ? { readTo: lastSeq } : {};
    const event = { type: 'staffClosed', by: actor(asker), missing, ...reason, ...sure } as const;
    const outcome = await act(services, asker, 'close', chatId, event);
    if (tries < TRIES && isRefusal(outcome) && outcome.refused === 'conflict') continue;
    const details = { foreign: agentOf(stored.chat) !== asker.account, skipped: skipped !== undefined };
    if (!details.foreign && !details.skipped) return outcome;
    return recorded(services, outcome, { by: asker.account, act: 'closed_by_force', about: chatId, details });
  }
}
