import type { AnnouncedPhrase } from './announced.ts';
import type { PhraseCounts } from './by-use.ts';

/** What the chat and the desk know when phrases are to be suggested. Unknown facts are left out. */
export interface SuggestFacts {
  readonly company: string;
  readonly agentNo: string;
  readonly customer: {
    readonly surname?: string | undefined;
    /** 先生, 女士, 总; Mr, Ms … */
    readonly title?: string | undefined;
    readonly phone?: string | undefined;
    readonly contact?: string | undefined;
  };
  /** The service hours as they are shown, such as `8:00-12:00, 14:00-18:00`. */
  readonly hours: string;
  /** People are there at every hour of every day. [P10] */
  readonly alwaysOpen?: boolean | undefined;
  /** The hour in the desk's time zone, 0 to 23. */
  readonly localHour: number;
  /** Within how many hours this customer's complaint is answered, by whether it is simple or complex. [P5] */
  readonly complaintHours: number;
  /** How these hours are said, if not by their number: `12 working`; see `hoursToSay`. [P10] */
  readonly complaintTime?: string | number | undefined;
  /** What the customer still has to do: "your … is ready?" (S1(20)). */
  readonly pending?: string | undefined;
  /** A promise of so many minutes. */
  readonly minutes?: number | undefined;
  /** The agents' messages in this chat, oldest first. */
  readonly said: readonly string[];
  /** The ids of the phrases used in them, oldest first. */
  readonly saidPhrases: readonly string[];
  /** How often foul language was used, this time included. [P3] */
  readonly foulCount: number;
  /** The lead has allowed the close. [P3] */
  readonly closeGranted?: boolean | undefined;
  /** The agent that the customer asked for. */
  readonly namedAgent?: { readonly agentNo: string; readonly online: boolean } | undefined;
  /** Courtesies of the customer that wait for an answer. [P4] */
  readonly unanswered?: readonly Courtesy[] | undefined;
  /** This customer's complaint that is still open, if there is one. */
  readonly complaint?: 'open' | 'overdue' | undefined;
  /** The agent has asked the customer to wait and has not come back yet. */
  readonly onHold?: boolean | undefined;
  /** The customer has just said how to reach them. S1(16) */
  readonly contactGiven?: boolean | undefined;
  /** The customer has said what it is about, so they are not asked again. S3 */
  readonly matterStated?: boolean | undefined;
  /** The customer has just asked for a human being, or whether they are talking to one. */
  readonly asksForPerson?: boolean | undefined;
  /** The customer has just said that they did not understand the agent. S1(18) */
  readonly notUnderstood?: boolean | undefined;
  /** Several customers report a fault at this time. S3 */
  readonly outage?: boolean | undefined;
  /** What the desk would refuse the agent now: no next step leads to it. */
  readonly barred?: ReadonlySet<Barrable> | undefined;
  /** The customer owes the answer and has been silent for the desk's set time. [P1] */
  readonly silent?: boolean | undefined;
  /** The agent's last explanation has not been confirmed, and now would be the moment. S1(18) [P4] */
  readonly unconfirmed?: boolean | undefined;
  /** What the customer's last words lead on to: 明白了 to *anything else*, 没有了 to goodbye. S1(19) [P4] */
  readonly leadsOnTo?: 'anything_else' | 'farewell' | null | undefined;
  /** What people of the desk have pinned to situations and this agent sees, best first. */
  readonly pinned?: readonly PinnedPhrase[] | undefined;
  /** Sentences that leads have announced for outages. [P8] */
  readonly announced?: readonly AnnouncedPhrase[] | undefined;
  /** What this desk's agents did with phrases that were on offer. */
  readonly uses?: PhraseCounts | undefined;
}

/**
 * What the desk may refuse an agent at some moment; `transfer` is also what brings the lead in, except that `ask_lead` is
 * the question whether a chat full of foul language may be closed. [P2] [P3] [P4]
 */
export type Barrable = 'ask_lead' | 'begin_crisis' | 'close' | 'start_hold' | 'transfer' | 'warn';

/** An own phrase that is offered among the suggestions of a situation. */
export interface PinnedPhrase {
  readonly id: string;
  readonly situation: string;
  readonly text: string;
}

export type Courtesy = 'thanks' | 'goodbye';

/** A situation that was recognised; whatever else it carries (the words that led there) is handed on. */
export interface SeenSituation {
  readonly id: string;
  readonly score: number;
}

/** A phrase ready to be sent. */
export interface OfferedPhrase {
  id: string;
  situation: string;
  /** Filled; what could not be filled is still there as `{{name}}`. */
  text: string;
  /** The names of the blanks that are left. */
  missing: string[];
}

/** What the procedure has the agent do: say something of a situation, or do something. */
export interface OfferedStep {
  id: string;
  kind: 'situation' | 'action';
  text: string;
}

export interface Suggestion<Seen extends SeenSituation = SeenSituation> {
  situations: Seen[];
  /** At most 5, best first. */
  phrases: OfferedPhrase[];
  next?: OfferedStep;
}

/**
 * Beside the best, a situation less likely than this is not named to the agent and does not take a phrase's place from
 * what the chat's state asks for or what follows by the manual.
 */
export const likelyFrom = 0.1;
