import type { CallOutcome, ComplaintClass, ComplaintStep, EightDField } from '../../../protocol/cases.ts';
import type { OpenHours } from '../calendar/open-hours.ts';
import type { Author, Staff } from '../chat/author.ts';
import type { Duration, Instant } from '../instant.ts';
import type { AttachedFile } from '../file/attached.ts';
import type { Answered } from './log.ts';
import type { CaseTimes } from '../rules.ts';

/** Everything that a decision about a case needs besides the case. */
export interface CaseRules {
  /** P5: until a complaint is answered. */
  complaint: { simple: Duration; complex: Duration };
  times: CaseTimes;
  /** The hours of the department that the case is in, else the desk's. */
  open: OpenHours;
  /** The text as it may be stored: without card and identity numbers and passwords. [S0 §8.1] */
  mask: (text: string) => string;
}

interface Said {
  by: Staff;
  clientId?: string;
  text?: string;
}

/** Everything that can happen to a case. Rights have been checked before; whether it fits the case is decided by `step`. */
export type CaseEvent =
  | ({
      type: 'opened';
      by: Author;
      /** Null: the queue of the department. */
      owner: string | null;
      department: string | null;
      text: string;
      urgent?: boolean;
      class?: ComplaintClass;
      complex?: boolean;
      dueAt?: Instant;
    } & Pick<Said, 'clientId'>)
  | (Said & { type: 'verified' | 'proposed' | 'approved' | 'carriedOut' })
  /** `answer`: the words that the customer reads, or the message of a chat that they have read. */
  | (Said & { type: 'answered' | 'kept' | 'done'; answer?: Answered })
  | (Said & { type: 'followedUp'; satisfied: boolean })
  | (Said & { type: 'archived'; cause: string; measure: string })
  | (Said & { type: 'returned'; to?: ComplaintStep })
  | (Said & { type: 'classed'; class?: ComplaintClass; complex?: boolean })
  | (Said & { type: 'analysed'; fields: Partial<Record<EightDField, string>> })
  | (Said & { type: 'assigned'; to: { owner: string } | { department: string } })
  | (Said & { type: 'accepted' | 'declined' | 'broken' | 'reopened' })
  | (Omit<Said, 'by'> & { type: 'commented'; by: Author; files?: readonly AttachedFile[] })
  | (Said & { type: 'called'; outcome: CallOutcome; dueAt?: Instant })
  /** Whoever of these accounts has it or is offered it can no longer work on it. */
  | { type: 'released'; by: Author; accounts: readonly string[] }
  | (Said & { type: 'madeUrgent'; urgent: boolean })
  /** Another case of the same customer goes on for this one. */
  | (Said & { type: 'mergedInto'; into: number })
  /** This case goes on for another one; the earlier of both deadlines counts. */
  | (Said & { type: 'mergedFrom'; from: number; deadline: { dueAt: Instant } | null })
  | (Said & { type: 'unmergedInto' })
  | (Said & { type: 'unmergedFrom'; from: number })
  | { type: 'mailed'; by: Author; sent: boolean; text?: string; clientId?: string }
  /** The calendar was changed: its deadline is counted anew. [P10] */
  | { type: 'recounted'; by: Author }
  | { type: 'erased'; by: Author }
  | { type: 'timePassed' };

/** What of it is of this type. */
export type CaseEventOf<T extends CaseEvent['type']> = OfType<CaseEvent, T>;

/** Events with the same fields share a member of the union, so that `Extract` would find none of them. */
type OfType<E, T> = E extends { type: infer U } ? (T extends U ? E & { type: T } : never) : never;
