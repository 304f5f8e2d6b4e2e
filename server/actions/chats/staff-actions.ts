import { leftByMail } from '../cases/withdrawn-answers.ts';
import { NEEDED_SITUATIONS } from '../../../phrases/needed-ids.ts';
import { TO_QUEUE } from '../../../protocol/desk.ts';
import type { ChatAbility } from '../../../protocol/abilities.ts';
import type { Entry } from '../../../protocol/entry.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { Staff } from '../../domain/chat/author.ts';
import type { ChatEvent } from '../../domain/chat/chat-event.ts';
import { statementId } from '../../domain/chat/rules/approval.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { NO_SUCH_DEPARTMENT } from '../../domain/department/changes.ts';
import { attached, NOTHING_ATTACHED } from '../files/attach.ts';
import { recorded } from '../audit/audit.ts';
import { isFree } from '../desk-view.ts';
import type { ChatServices, Needs } from '../services.ts';
import { logPast } from './log-reading.ts';
import { anyBlocks, objectionTo } from '../manual/draft-objection.ts';
import { promiseOf, sentence, standardPhrase } from '../manual/phrase-use.ts';
import { NOTHING_QUOTED, quotedByStaff } from './quoting.ts';
import { read, readable, type ChatWithEntries } from './staff-reading.ts';

/** The one who acts, as the log names them. */
export function actor(asker: Asker): Staff {
  return { role: asker.role === 'agent' ? 'agent' : 'lead', account: asker.account };
}

/** An event that staff cause in a chat, if they may. Answers with its entry. */
export async function act(
  services: Needs<'chats' | 'publisher'>,
  asker: Asker,
  ability: ChatAbility,
  chatId: string,
  event: ChatEvent,
  objection: Refusal | null = null,
): Promise<{ entry: Entry } | Refusal> {
  const reply = await services.chats.perform({ to: { chatId }, event, asker, ability, objection });
  if (isRefusal(reply)) return reply;
  const [entry] = reply.entries;
  return entry
    ? { entry: services.publisher.entryForStaff(entry) }
    : refuse('conflict', 'Nothing has changed by this.');
}

/** A message as its sender names it. */
interface Words {
  clientId: string;
  text: string;
  phraseId?: string | undefined;
  /** Ids of what was uploaded for it. */
  files?: readonly string[] | undefined;
  /** The message that it answers. */
  quote?: number | undefined;
}

/**
 * A message to the customer, or in a crisis a statement that waits for a lead [P6], unless a blocking rule of the active manual matches. If no rule blocks, it has been queued
 * when this returns, in the order of arrival.
 */
export async function write(
  services: Needs<ChatServices | 'clock' | 'manual' | 'ownPhrases' | 'profile' | 'store.files'>,
  asker: Asker,
  chatId: string,
  { clientId, text, phraseId, files: ids, quote: seq }: Words,
): Promise<{ entry: Entry; pending?: string } | Refusal> {
  const wrote = {
    ...{ type: 'staffWrote' as const, by: actor(asker), clientId },
    ...sentence(services, text, phraseId),
    promises: promiseOf(services, phraseId, text),
  };
  const sent = ids ? await attached(services, { account: asker.account, chatId }, ids) : NOTHING_ATTACHED;
  const rule =
    text !== '' && anyBlocks(services) ? await objectionTo(services, asker.account, chatId, text) : null;
  const { quote, objection: unquotable } =
    seq === undefined ? NOTHING_QUOTED : await quotedByStaff(services, chatId, seq);
  const objection = sent.objection ?? unquotable ?? rule;
  const event = { ...wrote, files: sent.files, ...(quote ? { quote } : {}) };
  const written = await act(services, asker, 'write', chatId, event, objection);
  if (isRefusal(written) || written.entry.kind !== 'approval_asked') return written;
  return { ...written, pending: statementId(chatId, written.entry.seq) };
}

/**
 * Withdraws a message of one's own, and gives back what it said; `mailed` if it has left by mail as well, where it cannot be taken
 * back.
 */
export async function recall(
  services: Needs<'chats' | 'clock' | 'publisher' | 'store.cases' | 'store.chats' | 'store.mail'>,
  asker: Asker,
  chatId: string,
  seq: number,
): Promise<{ entry: Entry; words: string; mailed?: true } | Refusal> {
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return stored;
  const entry = await services.store.chats.entry(chatId, seq);
  const event = { type: 'recalled' as const, by: actor(asker), seq, entry };
  const isMailed = await leftByMail(services, stored.chat.customerId, { chatId, seq });
  const outcome = await act(services, asker, 'recall', chatId, event);
  if (isRefusal(outcome)) return outcome;
  const words = entry?.kind === 'message' ? entry.text : '';
  return { ...outcome, words, ...(isMailed ? { mailed: true } : {}) };
}

/** Takes a chat, from the queue or (leads) from a colleague, and shows it; `enter` as for {@link read}. */
export async function take(
  services: Needs<ChatServices | 'audit' | 'clock' | 'epoch' | 'log' | 'readingWatch'>,
  asker: Asker,
  chatId: string,
  how: 'accepted' | 'takenOver',
  enter?: () => Promise<void>,
): Promise<ChatWithEntries | Refusal> {
  const ability = how === 'accepted' ? 'accept' : 'takeOver';
  const reply = await services.chats.perform({
    to: { chatId },
    event: { type: how, by: actor(asker) },
    asker,
    ability,
  });
  if (how === 'takenOver')
    await recorded(services, reply, { by: asker.account, act: 'taken_over', about: chatId });
  return isRefusal(reply) ? reply : read(services, asker, chatId, enter ? { enter } : {});
}

/** Declines a chat that is being offered to whoever asks. */
export function declineOffer(
  services: Needs<'chats' | 'publisher'>,
  asker: Asker,
  chatId: string,
): Promise<{ entry: Entry } | Refusal> {
  return act(services, asker, 'declineOffer', chatId, { type: 'offerDeclined', by: actor(asker) });
}

/** Marks a customer's message as harassing; only a customer's message can be. [P2] */
export async function flag(
  services: Needs<'chats' | 'publisher' | 'store.chats'>,
  asker: Asker,
  chatId: string,
  seq: number,
): Promise<{ entry: Entry } | Refusal> {
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return stored;
  const entry = await services.store.chats.entry(chatId, seq);
  if (entry?.kind !== 'message' || entry.by.role !== 'customer')
    return refuse('bad_request', 'Only a message of the customer can be marked.');
  return act(services, asker, 'flag', chatId, { type: 'flagged', by: actor(asker), seq });
}

/** Takes such a mark back, the detector's too. `conflict` if the message is not marked. [P2] */
export async function unflag(
  services: Needs<'chats' | 'publisher' | 'store.chats'>,
  asker: Asker,
  chatId: string,
  seq: number,
): Promise<{ entry: Entry } | Refusal> {
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return stored;
  const later = await logPast(services.store.chats, chatId, seq);
  const last = later.findLast(
    (entry) => (entry.kind === 'flagged' || entry.kind === 'unflagged') && entry.data.seq === seq,
  );
  const objection = last?.kind === 'flagged' ? null : refuse('conflict', 'This message is not marked.');
  return act(services, asker, 'unflag', chatId, { type: 'unflagged', by: actor(asker), seq }, objection);
}

/** Where to transfer a chat, with a note for colleagues and a message to the customer. */
interface TransferOrder {
  to: string | { department: string } | null;
  note?: string | undefined;
  say?: { text: string; phraseId?: string | undefined } | undefined;
  /** They have accepted it themselves, as one takes a chat from the queue: also before they go online. [P8] */
  isAccepted?: true;
}

/** Transfers a chat to a colleague who is present, to the queue of a department, or back to the queue. */
export async function transfer(
  services: Needs<ChatServices | 'manual' | 'ownPhrases' | 'presence' | 'profile' | 'rules'>,
  asker: Asker,
  chatId: string,
  { to, note, say, isAccepted }: TransferOrder,
): Promise<{ entry: Entry } | Refusal> {
  const target = targetOf(services, to, isAccepted);
  if (isRefusal(target)) return target;
  const event = {
    ...{ type: 'transferred' as const, by: actor(asker), ...target },
    ...(note ? { note } : {}),
    ...(say ? { say: sentence(services, say.text, say.phraseId) } : {}),
  };
  const objection = say ? await objectionTo(services, asker.account, chatId, say.text) : null;
  return act(services, asker, 'transfer', chatId, event, objection);
}

/** Where a transfer leads, if it can: to somebody who is present, or to a queue. */
function targetOf(
  { directory, presence, rules }: Needs<'directory' | 'presence' | 'rules'>,
  to: TransferOrder['to'],
  isAccepted = false,
): { to: string | null; department?: string } | Refusal {
  if (to === null || to === TO_QUEUE) return { to: null };
  if (typeof to === 'object') {
    const { department } = to;
    return rules.departments?.has(department) === true ? { to: null, department } : NO_SUCH_DEPARTMENT;
  }
  const member = directory.member(to);
  if (!member) return refuse('not_found', 'There is no such colleague.');
  if (!isAccepted && !isFree(presence, member))
    return refuse('conflict', 'This colleague is not online; choose another or the queue.');
  return { to };
}

/** Sends the manual's harassment phrase, in the customer's language, and starts the clock. S1(13) [P2] */
export async function warn(
  services: Needs<'chats' | 'manual' | 'ownPhrases' | 'profile' | 'publisher' | 'store.chats'>,
  asker: Asker,
  chatId: string,
): Promise<{ entry: Entry } | Refusal> {
  const { text } = await standardPhrase(services, chatId, NEEDED_SITUATIONS.harassment);
  return act(services, asker, 'warn', chatId, { type: 'warned', by: actor(asker), text });
}
