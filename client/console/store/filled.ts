import { languageOf } from '../../../phrases/text.ts';
import { addressedAs, valuesFor } from '../../../phrases/suggest/values.ts';
import { complaintHoursOf, hoursToSay } from '../../../phrases/suggest/complexity.ts';
import { fill } from '../../../phrases/suggest/fill.ts';
import type { StaffChat } from '../../../protocol/chat.ts';
import type { Welcome } from '../../../protocol/desk.ts';
import type { Session } from '../../../protocol/http.ts';
import { deskTime } from './clock.ts';
import { useDesk } from './desk.ts';
import type { Log } from './log.ts';

interface Said {
  readonly text: string;
  readonly situation: string;
}

/** The values that the console has for the blanks of phrases. */
export interface Known {
  readonly session: Session | null | undefined;
  readonly profile: Welcome['desk'] | null;
  /** The loaded parts of the logs, by chat. */
  readonly logs?: Readonly<Record<string, Log>>;
}

/**
 * A phrase with those blanks filled that follow from the desk, the agent and the chat; the agent has to fill the
 * others.
 */
export function filled(
  chat: StaffChat,
  { text, situation }: Said,
  known: Known = useDesk.getState(),
): string {
  const { profile, session } = known;
  const language = languageOf(text.replace(BLANKS, ''), 'zh-CN');
  const hours = complaintHours(chat, known);
  const facts = {
    company: companyIn(language, profile),
    agentNo: session?.number ?? '',
    customer: { ...addressedAs(chat.customer.name), contact: chat.customer.contact ?? undefined },
    minutes: minutesLeft(chat),
    hours: profile?.hours ?? '',
    localHour: 0,
    complaintHours: hours,
    complaintTime: hoursToSay(hours, profile?.cases?.complaint ?? 'plain', language),
    said: [],
    saidPhrases: [],
    foulCount: 0,
  };
  return fill(text, valuesFor(facts, situation));
}

/** The company's name in the language of the phrase. */
function companyIn(language: 'zh-CN' | 'en', profile: Known['profile']): string {
  const name = profile?.companyIn?.[language];
  return name ?? profile?.company ?? '';
}

const BLANKS = /\{\{\w+\}\}/g;

/** Hours until a complaint has to be resolved; a complex one has more. [P5] */
function complaintHours({ id, situation }: StaffChat, { profile, logs }: Known): number {
  const simple = profile?.complaintHours ?? 12;
  const said = (logs?.[id]?.entries ?? []).filter(
    ({ kind, by }) => kind === 'message' && by.role === 'customer',
  );
  return complaintHoursOf(
    { simple, complex: profile?.complexComplaintHours ?? simple },
    situation === null ? [] : [situation],
    said.map(({ text }) => ({ text: text ?? '' })),
  );
}

/** Whole minutes until the agent has promised to be back; undefined without a promise. [P7] */
function minutesLeft({ held }: StaffChat): number | undefined {
  const left = held === null ? 0 : Date.parse(held.until) - deskTime();
  // The blank is in minutes: a promise of more than an hour is not filled in.
  return left > 0 && left <= 3_600_000 ? Math.ceil(left / 60_000) : undefined;
}
