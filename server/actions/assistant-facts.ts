import type { Detected } from '../../phrases/detect/detect.ts';
import { contactIn } from '../../phrases/suggest/contact.ts';
import type { SuggestFacts } from '../../phrases/suggest/facts.ts';
import type { Chat } from '../domain/chat/chat.ts';
import { namedAgent } from '../domain/chat/named-agent.ts';
import type { Spoken } from '../domain/chat/talk.ts';
import type { Desk } from './desk.ts';

/** A chat as the assistant considers it. */
export interface Considered {
  chat: Chat;
  agent: string;
  talk: Spoken[];
  found: Detected[];
  /** The hour of the day where the desk is. */
  localHour: number;
}

/** An agent whom a customer has asked for. */
interface Named {
  account: string;
  number: string;
  online: boolean;
}

const NAMED = 'asks_named_agent';

/** What the chat and the desk know when phrases are to be suggested. */
export function factsFor(desk: Desk, { chat, agent, talk, found, localHour }: Considered): SuggestFacts {
  const { profile, directory } = desk;
  const customer = directory.customer(chat.customerId);
  const said = talk.filter(({ by }) => by === 'agent');
  const saidPhrases = said.flatMap(({ phraseId }) => phraseId ?? []);
  const given = contactGiven(talk, saidPhrases);
  const contact = given ?? customer?.contact;
  const named = namedFor(desk, { talk, found, agent });
  return {
    company: profile.company,
    agentNo: directory.number(agent),
    customer: {
      ...(customer?.name ? { surname: customer.name.slice(0, 20) } : {}),
      ...(contact ? { contact } : {}),
    },
    hours: profile.hours.text,
    localHour,
    complaintHours: profile.complaintHours.simple,
    said: said.map(({ text }) => text),
    saidPhrases,
    foulCount: chat.abuse.steps + (found.some(({ id }) => id === 'abusive_language') ? 1 : 0),
    silent: chat.state.status === 'open' && chat.state.nudged,
    onHold: chat.hold !== null,
    contactGiven: given !== null,
    ...(named ? { namedAgent: { agentNo: named.number, online: named.online } } : {}),
  };
}

/** The agent whom the customer asks for, by number; null if they ask for nobody in particular. S3 */
export function namedFor(
  { directory, presence }: Desk,
  { talk, found, agent }: Pick<Considered, 'talk' | 'found' | 'agent'>,
): Named | null {
  const isAsked =
    found.some(({ id }) => id === NAMED) || talk.some(({ phraseId }) => phraseId?.startsWith(NAMED) === true);
  if (!isAsked) return null;
  const staff = directory.members().filter(({ role }) => role !== 'admin');
  const named = namedAgent(talk, staff, agent);
  if (!named) return null;
  const online = named.status === 'online' && presence.staffConnected(named.account);
  return { account: named.account, number: named.number, online };
}

/** What the customer has just said of how to reach them, after the agent could not answer at once. S1(16) */
function contactGiven(talk: readonly Spoken[], saidPhrases: readonly string[]): string | null {
  const last = talk.at(-1);
  if (last?.by !== 'customer' || !saidPhrases.some((id) => id.startsWith('cannot_answer_now.'))) return null;
  return contactIn(last.text);
}
