import type { CaseCalendar } from '../../../protocol/cases.ts';
import { isContact } from '../../../protocol/contact.ts';
import type { Detected } from '../../../phrases/detect/detect.ts';
import type { Locale } from '../../../phrases/manual.ts';
import { COMPLAINTS, isPhraseOf, NEEDED_SITUATIONS } from '../../../phrases/needed-ids.ts';
import { asksForContact, contactIn, unaskedContactIn } from '../../../phrases/suggest/requests.ts';
import type { PhraseCounts } from '../../../phrases/suggest/by-use.ts';
import { certainOf, isCloseDue, type ClosingEntry, owedBy } from '../../../phrases/suggest/closing.ts';
import { complaintHoursOf, hoursToSay } from '../../../phrases/suggest/complexity.ts';
import { addressedAs } from '../../../phrases/suggest/values.ts';
import type { PinnedPhrase, SuggestFacts } from '../../../phrases/suggest/facts.ts';
import { heardIn } from '../../../phrases/suggest/heard.ts';
import type { AnnouncedPhrase } from '../../../phrases/suggest/announced.ts';
import { barredIn } from '../chat/barred.ts';
import type { Chat } from '../chat/chat.ts';
import { namedAgent } from '../chat/named-agent.ts';
import type { Utterance } from '../chat/transcript.ts';
import type { Instant } from '../instant.ts';
import type { Limits } from '../rules.ts';

/** A chat at the moment at which the assistant considers it. All of it follows from the chat's log. */
export interface Considered {
  chat: Chat;
  /** The account for which phrases are suggested. */
  agent: string;
  transcript: readonly Utterance[];
  /** What the customer's last words set off; empty once they are answered. */
  found: readonly Detected[];
  /** In which of the manual's languages is answered. */
  language: Locale;
  at: Instant;
}

/** What the desk knows besides a chat's log. */
export interface DeskFacts {
  company: Record<Locale, string>;
  /** The service hours as they are shown, in each language. */
  hours: Record<Locale, string>;
  alwaysOpen: boolean;
  /** The hour of the day where the desk is, 0 to 23. */
  hourAt: (at: Instant) => number;
  complaintHours: { simple: number; complex: number };
  complaintCalendar: CaseCalendar;
  limits: Limits;
  uses: PhraseCounts;
  /** Several customers report a fault at this time. S3 */
  outage: boolean;
  /** A complaint of this customer that is on record and runs; null if there is none, or none is asked for. [P5] */
  complaint: 'open' | 'overdue' | null;
  /** The agent's number, and what they see pinned. */
  agentNo: string;
  pinned: (language: Locale) => readonly PinnedPhrase[];
  /** What leads have announced for outages; left out where past chats are replayed. [P8] */
  announced?: (language: Locale, at: Instant) => readonly AnnouncedPhrase[];
  customer: { name: string | null; contact: string | null } | null;
  /** The agents who can be asked for by number; called only if the customer asks for one. */
  colleagues: () => readonly Colleague[];
}

/** An agent whom customers can ask for. */
export interface Colleague {
  account: string;
  number: string;
  /** Whether they could take the chat. */
  online: boolean;
}

const MINUTE_MS = 60_000;

/**
 * What the assistant knows when phrases are to be suggested: the one answer for the live desk, for trying a message and
 * for replaying past chats.
 */
export function factsFor(
  considered: Considered,
  desk: DeskFacts,
): SuggestFacts & Pick<ReturnType<typeof owedBy>, 'unanswered'> {
  const { chat, agent, transcript, found, language, at } = considered;
  const said = transcript.filter(({ by }) => by === 'agent');
  const asked = transcript.filter(({ by }) => by === 'customer');
  const saidPhrases = said.flatMap(({ phraseId }) => phraseId ?? []);
  const entries = closingEntries(transcript, found);
  const given = contactGiven(transcript);
  const known = desk.customer?.contact;
  const contact = given ?? (known && isContact(known) ? known : null);
  const named = namedFor(considered, desk);
  const situations = [...saidPhrases, ...found.map(({ id }) => id)];
  const hours = complaintHoursOf(desk.complaintHours, situations, asked);
  return {
    company: desk.company[language],
    agentNo: desk.agentNo,
    customer: {
      ...addressedAs(desk.customer?.name),
      ...(contact ? { contact } : {}),
    },
    hours: desk.hours[language],
    alwaysOpen: desk.alwaysOpen,
    localHour: desk.hourAt(at),
    complaintHours: hours,
    complaintTime: hoursToSay(hours, desk.complaintCalendar, language),
    said: said.map(({ text }) => text),
    saidPhrases,
    foulCount: chat.abuse.steps + (found.some(({ id }) => id === NEEDED_SITUATIONS.abuse) ? 1 : 0),
    silent: chat.state.status === 'open' && chat.state.nudged,
    onHold: chat.hold !== null,
    contactGiven: given !== null,
    ...heardIn(asked, openTurn(transcript).length),
    outage: desk.outage,
    barred: barredIn(chat, { role: 'agent', account: agent }, at, {
      limits: desk.limits,
      isCloseDue: isCloseDue(entries),
    }),
    ...promised(chat, at),
    ...complaintOf(desk, complainsHere(chat, at, saidPhrases, hours)),
    ...owedBy(entries, chat.hold !== null),
    pinned: desk.pinned(language),
    ...(desk.announced && { announced: desk.announced(language, at) }),
    uses: desk.uses,
    ...(named ? { namedAgent: { agentNo: named.number, online: named.online } } : {}),
  };
}

/** The agent whom the customer asks for by number; null if there is none. S3 */
export function namedFor(
  { transcript, found, agent }: Pick<Considered, 'transcript' | 'found' | 'agent'>,
  { colleagues }: Pick<DeskFacts, 'colleagues'>,
): Colleague | null {
  const isAsked =
    found.some(({ id }) => id === NEEDED_SITUATIONS.namedAgent) ||
    transcript.some(({ phraseId }) => isPhraseOf(NEEDED_SITUATIONS.namedAgent, phraseId));
  return isAsked ? namedAgent(transcript, colleagues(), agent) : null;
}

/** The minutes that are left of a promise to be back; hours are no minutes. [P7] */
function promised({ hold }: Chat, now: Instant): Pick<SuggestFacts, 'minutes'> {
  const minutes = hold === null ? 0 : Math.ceil((hold.until - now) / MINUTE_MS);
  return minutes <= 0 || minutes > 60 ? {} : { minutes };
}

/** What is on record counts; before it is, what was said in this chat. [P5] */
function complaintOf({ complaint }: DeskFacts, isHere: boolean): Pick<SuggestFacts, 'complaint'> {
  if (complaint !== null) return { complaint };
  return isHere ? { complaint: 'open' } : {};
}

/** A complaint made in this chat cannot be overdue before its hours have passed. [P5] */
function complainsHere(chat: Chat, now: Instant, saidPhrases: readonly string[], hours: number): boolean {
  const isTaken = saidPhrases.some((id) => id.startsWith(COMPLAINTS));
  return isTaken && now - chat.startedAt < hours * 60 * MINUTE_MS;
}

/** The lines that wait for an answer. */
function openTurn(transcript: readonly Utterance[]): readonly Utterance[] {
  return transcript.slice(transcript.findLastIndex(({ by }) => by === 'agent') + 1);
}

/** The transcript as the closing steps read it; of the customer's turn it is known what it set off. */
function closingEntries(
  transcript: readonly Utterance[],
  found: readonly Detected[],
): readonly ClosingEntry[] {
  const last = transcript.at(-1);
  if (last?.by !== 'customer') return transcript;
  const words = openTurn(transcript)
    .map(({ text }) => text)
    .join('\n');
  return [...transcript.slice(0, -1), { ...last, situations: certainOf(words, found) }];
}

/** The contact that the customer has just given, asked for or not. S1(16) */
function contactGiven(transcript: readonly Utterance[]): string | null {
  const wasAsked = transcript.some(
    ({ by, text, phraseId }) => by === 'agent' && asksForContact(text, phraseId ?? undefined),
  );
  for (const { text } of [...openTurn(transcript)].reverse()) {
    const given = wasAsked ? contactIn(text) : unaskedContactIn(text);
    if (given !== null) return given;
  }
  return null;
}
