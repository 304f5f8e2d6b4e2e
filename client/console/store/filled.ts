import { languageOf } from '../../../phrases/text.ts';
import { addressedAs, valuesFor } from '../../../phrases/suggest/values.ts';
import { complaintHoursOf } from '../../../phrases/suggest/complexity.ts';
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

/** What the desk itself knows for the blanks of phrases. */
export interface Known {
  readonly session: Session | null | undefined;
  readonly profile: Welcome['desk'] | null;
  /** What has been said, as far as it is here. */
  readonly logs?: Readonly<Record<string, Log>>;
}

/** A phrase with the blanks filled that the desk, the agent and the customer fill; the others stay, to be typed. */
export function filled(
  chat: StaffChat,
  { text, situation }: Said,
  known: Known = useDesk.getState(),
): string {
  const { profile, session } = known;
  const facts = {
    company: companyIn(text, profile),
    agentNo: session?.number ?? '',
    customer: { ...addressedAs(chat.customer.name), contact: chat.customer.contact ?? undefined },
    minutes: minutesLeft(chat),
    hours: profile?.hours ?? '',
    localHour: 0,
    complaintHours: complaintHours(chat, known),
    said: [],
    saidPhrases: [],
    foulCount: 0,
  };
  return fill(text, valuesFor(facts, situation));
}

/** The company's name in the language of the phrase. */
function companyIn(text: string, profile: Known['profile']): string {
  const name = profile?.companyIn?.[languageOf(text.replace(BLANKS, ''), 'zh-CN')];
  return name ?? profile?.company ?? '';
}

const BLANKS = /\{\{\w+\}\}/g;

/** A complex complaint has more time. [P5] */
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

/** What is left of a promise to be back. [P7] */
function minutesLeft({ held }: StaffChat): number | undefined {
  const left = held === null ? 0 : Date.parse(held.until) - deskTime();
  // Hours are no minutes: a longer promise is not named so.
  return left > 0 && left <= 3_600_000 ? Math.ceil(left / 60_000) : undefined;
}
