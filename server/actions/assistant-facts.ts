import { isContact } from '../../protocol/contact.ts';
import type { Detected } from '../../phrases/detect/detect.ts';
import { missingBeforeClose, type ClosingEntry } from '../../phrases/suggest/closing.ts';
import { asksForContact } from '../../phrases/suggest/asking.ts';
import { contactIn, unaskedContactIn } from '../../phrases/suggest/contact.ts';
import { addressedAs } from '../../phrases/suggest/customer-name.ts';
import { complaintHoursOf } from '../../phrases/suggest/complexity.ts';
import type { SuggestFacts } from '../../phrases/suggest/facts.ts';
import { heardIn } from '../../phrases/suggest/heard.ts';
import { owedBy } from '../../phrases/suggest/owed.ts';
import { barredIn } from '../domain/chat/barred.ts';
import type { Chat } from '../domain/chat/chat.ts';
import type { Instant } from '../domain/instant.ts';
import { namedAgent } from '../domain/chat/named-agent.ts';
import type { Spoken } from '../domain/chat/talk.ts';
import { isAlwaysOpen } from '../domain/service-hours.ts';
import { isFree, type Desk } from './desk.ts';
import { pinnedFor } from './own-suggestions.ts';

/** A chat as the assistant considers it. */
export interface Considered {
  chat: Chat;
  agent: string;
  talk: Spoken[];
  found: Detected[];
  /** In which of the manual's languages is answered. */
  language: 'zh-CN' | 'en';
  /** The hour of the day where the desk is. */
  localHour: number;
  /** Several customers report a fault at this time. S3 */
  outage: boolean;
}

/** An agent whom a customer has asked for. */
interface Named {
  account: string;
  number: string;
  online: boolean;
}

const NAMED = 'asks_named_agent';
const MINUTE_MS = 60_000;

/** What the chat and the desk know when phrases are to be suggested. */
export function factsFor(
  desk: Desk,
  { chat, agent, talk, found, language, localHour, outage }: Considered,
): SuggestFacts & Pick<ReturnType<typeof owedBy>, 'unanswered'> {
  const { profile, directory } = desk;
  const customer = directory.customer(chat.customerId);
  const said = talk.filter(({ by }) => by === 'agent');
  const saidPhrases = said.flatMap(({ phraseId }) => phraseId ?? []);
  const entries = closingEntries(talk, found);
  const given = contactGiven(talk);
  const known = customer?.contact;
  const contact = given ?? (known && isContact(known) ? known : null);
  const named = namedFor(desk, { talk, found, agent });
  const hours = complaintHoursOf(
    profile.complaintHours,
    [...saidPhrases, ...found.map(({ id }) => id)],
    talk.filter(({ by }) => by === 'customer').map(({ text }) => text),
  );
  return {
    company: profile.company[language],
    agentNo: directory.number(agent),
    customer: {
      ...addressedAs(customer?.name),
      ...(contact ? { contact } : {}),
    },
    hours: profile.hours.text,
    alwaysOpen: isAlwaysOpen(profile.hours),
    localHour,
    complaintHours: hours,
    said: said.map(({ text }) => text),
    saidPhrases,
    foulCount: chat.abuse.steps + (found.some(({ id }) => id === 'abusive_language') ? 1 : 0),
    silent: chat.state.status === 'open' && chat.state.nudged,
    onHold: chat.hold !== null,
    contactGiven: given !== null,
    ...heardIn(
      talk.filter(({ by }) => by === 'customer').map(({ text }) => text),
      talk.at(-1)?.by === 'customer',
    ),
    outage,
    barred: barredIn(chat, { role: 'agent', account: agent }, desk.clock.now(), {
      rules: desk.rules,
      isCloseDue: missingBeforeClose(entries).length === 0,
    }),
    ...promised(chat, desk.clock.now()),
    ...(complainsHere(desk, chat, saidPhrases, hours) ? { complaint: 'open' } : {}),
    ...owedBy(entries, chat.hold !== null),
    pinned: pinnedFor(desk, agent, language),
    uses: desk.uses.counts,
    ...(named ? { namedAgent: { agentNo: named.number, online: named.online } } : {}),
  };
}

/** The minutes that are left of a promise to be back; hours are no minutes. [P7] */
function promised({ hold }: Chat, now: Instant): Pick<SuggestFacts, 'minutes'> {
  const minutes = hold === null ? 0 : Math.ceil((hold.until - now) / MINUTE_MS);
  return minutes <= 0 || minutes > 60 ? {} : { minutes };
}

/** A complaint that was taken in this very chat cannot be overdue before its hours are over. [P5] */
function complainsHere({ clock }: Desk, chat: Chat, saidPhrases: readonly string[], hours: number): boolean {
  const isTaken = saidPhrases.some((id) => id.startsWith('complaint'));
  return isTaken && clock.now() - chat.startedAt < hours * 60 * MINUTE_MS;
}

/** The talk as the closing steps read it; of the customer's last line it is known what it set off. */
function closingEntries(talk: readonly Spoken[], found: readonly Detected[]): readonly ClosingEntry[] {
  const last = talk.at(-1);
  if (last?.by !== 'customer') return talk;
  return [...talk.slice(0, -1), { ...last, situations: found.map(({ id }) => id) }];
}

/** The agent whom the customer asks for, by number; null if they ask for nobody in particular. S3 */
export function namedFor(
  { directory, presence }: Desk,
  { talk, found, agent }: Pick<Considered, 'talk' | 'found' | 'agent'>,
): Named | null {
  const isAsked =
    found.some(({ id }) => id === NAMED) || talk.some(({ phraseId }) => phraseId?.startsWith(NAMED) === true);
  if (!isAsked) return null;
  const staff = directory.members().filter(({ disabledAt }) => disabledAt === null);
  const named = namedAgent(talk, staff, agent);
  if (!named) return null;
  const online = isFree(presence, named);
  return { account: named.account, number: named.number, online };
}

/** What the customer has just said of how to reach them, asked for it or by themselves. S1(16) */
function contactGiven(talk: readonly Spoken[]): string | null {
  const last = talk.at(-1);
  if (last?.by !== 'customer') return null;
  const wasAsked = talk.some(
    ({ by, text, phraseId }) => by === 'agent' && asksForContact(text, phraseId ?? undefined),
  );
  return wasAsked ? contactIn(last.text) : unaskedContactIn(last.text);
}
