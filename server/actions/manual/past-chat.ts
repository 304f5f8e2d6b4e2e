import { zoned } from '../../domain/days.ts';
import type { Locale } from '../../../phrases/manual.ts';
import type { PinnedPhrase } from '../../../phrases/suggest/facts.ts';
import type { Colleague, DeskFacts } from '../../domain/assistant/facts.ts';
import { newChat, type Chat } from '../../domain/chat/chat.ts';
import { append, fold } from '../../domain/chat/fold.ts';
import type { NewEntry, LogEntry } from '../../domain/chat/log.ts';
import { LOOK_BACK, utterances, type Utterance } from '../../domain/chat/transcript.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Trial } from './manual-engine.ts';

/** What all chats of a desk share; plain data, which is posted to another thread. */
export interface ReplayContext extends Pick<
  DeskFacts,
  'company' | 'hours' | 'alwaysOpen' | 'complaintHours' | 'complaintCalendar' | 'limits' | 'uses'
> {
  locale: Locale;
  timeZone: string;
  colleagues: Colleague[];
  /** The account that asks for the replay. */
  asker: AgentFacts & { account: string };
}

/** What the desk knows of the agent who gets suggestions. */
export interface AgentFacts {
  number: string;
  name: string;
  pinned: Record<Locale, readonly PinnedPhrase[]>;
}

/** A chat to be played again. */
export interface PastChat {
  /** What it began as is taken from it; the rest follows from the log. */
  chat: Chat;
  entries: readonly LogEntry[];
  /** Earlier chats of its customer. */
  pastChats: number;
  customer: DeskFacts['customer'];
  /** Those who had it, by account. */
  agents: Record<string, AgentFacts>;
}

/** A chat after one of its lines. */
export interface Played {
  chat: Chat;
  at: Instant;
  /** The transcript up to this line, which is included if it has text. */
  transcript: readonly Utterance[];
  /** The line, if it has text. */
  line: Utterance | null;
}

/** Plays a log from its beginning. */
export function* played({ chat: later, entries }: Pick<PastChat, 'chat' | 'entries'>): Generator<Played> {
  let chat = newChat(later);
  let transcript: Utterance[] = [];
  for (const entry of entries) {
    chat = fold(chat, entry);
    const [line = null] = utterances([entry]);
    if (line) transcript = [...transcript, line].slice(-LOOK_BACK);
    yield { chat, at: entry.at, transcript, line };
  }
}

/** The accounts that had a chat. */
export function agentsIn(past: Pick<PastChat, 'chat' | 'entries'>): Set<string> {
  const open = [...played(past)].flatMap(({ chat: { state } }) =>
    state.status === 'open' ? [state.agent] : [],
  );
  return new Set(open);
}

/** A message to try out, as the first chat of an unknown customer with the account that tries it. */
export function imagined({ text, prev }: Trial, { asker }: ReplayContext, at: Instant): PastChat {
  const by = { role: 'agent', account: asker.account } as const;
  const drafts: NewEntry[] = [
    { kind: 'joined', by, data: { how: 'accepted' } },
    ...(prev === undefined ? [] : [{ kind: 'message' as const, by, clientId: 'prev', text: prev }]),
    { kind: 'message', by: { role: 'customer' }, clientId: 'text', text },
  ];
  const birth = { continues: null, preferredAgent: null, leftMessage: false, queuedBehind: 0 };
  const { chat, entries } = append(
    newChat({ id: 'try', customerId: 'try', startedAt: at, ...birth }),
    drafts,
    at,
  );
  return { chat, entries, pastChats: 1, customer: null, agents: { [asker.account]: asker } };
}

/** What the desk would have known in a past chat. What it knew of that day alone, such as an outage, is not known. */
export function factsIn(
  { customer, agents }: Pick<PastChat, 'customer' | 'agents'>,
  agent: string,
  context: ReplayContext,
): DeskFacts & { agentName: string } {
  const { number = '', name = agent, pinned } = agents[agent] ?? {};
  return {
    ...context,
    outage: false,
    complaint: null,
    hourAt: (at) => zoned(at, context.timeZone).hour,
    agentNo: number,
    agentName: name,
    pinned: (language) => pinned?.[language] ?? [],
    customer,
    colleagues: () => context.colleagues,
  };
}
