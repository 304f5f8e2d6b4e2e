import { addressedAs } from '../../../phrases/suggest/customer-name.ts';
import { fill } from '../../../phrases/suggest/fill.ts';
import { valuesFor } from '../../../phrases/suggest/values.ts';
import type { StaffChat } from '../../../protocol/chat.ts';
import type { Welcome } from '../../../protocol/desk.ts';
import type { Session } from '../../../protocol/http.ts';
import { deskTime } from '../store/clock.ts';
import { useDesk } from '../store/desk.ts';

interface Said {
  readonly text: string;
  readonly situation: string;
}

/** What the desk itself knows for the blanks of phrases. */
export interface Known {
  readonly session: Session | null | undefined;
  readonly profile: Welcome['desk'] | null;
}

/** A phrase with the blanks filled that the desk, the agent and the customer fill; the others stay, to be typed. */
export function filled(
  chat: StaffChat,
  { text, situation }: Said,
  known: Known = useDesk.getState(),
): string {
  const { profile, session } = known;
  const facts = {
    company: profile?.company ?? '',
    agentNo: session?.number ?? '',
    customer: { ...addressedAs(chat.customer.name), contact: chat.customer.contact ?? undefined },
    minutes: minutesLeft(chat),
    hours: profile?.hours ?? '',
    localHour: 0,
    complaintHours: profile?.complaintHours ?? 12,
    said: [],
    saidPhrases: [],
    foulCount: 0,
  };
  return fill(text, valuesFor(facts, situation));
}

/** What is left of a promise to be back. [P7] */
function minutesLeft({ held }: StaffChat): number | undefined {
  const left = held === null ? 0 : Date.parse(held.until) - deskTime();
  return left > 0 ? Math.ceil(left / 60_000) : undefined;
}
