import type { DeadlineKind } from '../../../../protocol/chat.ts';
import type { EntryData, EntryKind } from '../../../../protocol/entry.ts';
import type { Instant } from '../../instant.ts';
import type { Refusal } from '../../refusal.ts';
import type { Rules } from '../../rules.ts';
import type { Chat } from '../chat.ts';
import type { ChatEvent, ChatEventOf } from '../chat-event.ts';
import type { NewEntry, EntryOf } from '../log.ts';

// The parts of a rule's file. A file exports those that its rule has, under these names: `lines`, `decide`, `fold`,
// `deadlines`, `due`, `shown`, `personal`. `step`, `fold`, `deadlines`, `shown` and `personal` one folder up put them together.

/** What an event adds to a chat's log, or why it cannot happen. No lines: nothing changes. */
export type Outcome = NewEntry[] | Refusal;

/** `decide`: what becomes of each event that the rule answers to. Rights have been checked before. */
export type Decides<T extends ChatEvent['type']> = {
  readonly [P in T]: (chat: Chat, event: ChatEventOf<P>, at: Instant, rules: Rules) => Outcome;
};

/** `fold`: what each line of the rule changes in the chat's row. The counters and moments of every line are set already. */
export type Folds<K extends EntryKind> = {
  readonly [P in K]: (chat: Chat, entry: EntryOf<P>) => Chat;
};

/** A moment at which a rule is evaluated for a chat. */
export interface Deadline {
  kind: DeadlineKind;
  at: Instant;
}

/** What is known of a customer's connection; not stored, so the caller passes it in. */
export interface CustomerPresence {
  customerTyping: boolean;
  customerOnline: boolean;
}

/** `due`: what each expired deadline of the rule does; no entries if it is deferred. */
export type Dues<K extends DeadlineKind> = {
  readonly [P in K]: {
    /** Reminders run after the deadlines that close a chat: after an outage several may be due. */
    isReminder: boolean;
    becomes: (chat: Chat, presence: CustomerPresence, rules: Rules) => NewEntry[];
  };
};

/** `shown`: what the wire tells of each line of the rule besides its text and its author. */
export type Shown<K extends EntryKind> = {
  readonly [P in K]: {
    staff: (entry: EntryOf<P>) => EntryData | null;
    /**
     * `hidden`: customers do not get the entry, and it has no place in their count. They see numbers, never accounts.
     */
    customer: 'hidden' | ((entry: EntryOf<P>, numberOf: (account: string) => string) => EntryData | null);
  };
};

/**
 * `personal`: what of each line of the rule a person typed, or tells who they are. Erasing a chat takes it; kind, place,
 * times and author of the line stay.
 */
export type PersonalParts<K extends EntryKind> = {
  readonly [P in K]: {
    /** The words of an entry are erased: a mandatory text is emptied, an optional one removed. */
    text: ErasedText<EntryOf<P>>;
    /** The personal fields of its data: the value that each holds after erasing, or `removed`. */
    data: ErasedData<EntryOf<P>>;
  };
};

type ErasedText<E> = E extends { text: string } ? 'emptied' : 'text' extends keyof E ? 'removed' : 'none';

type ErasedData<E> = E extends { data?: infer D extends object }
  ? { readonly [F in keyof D]?: undefined extends D[F] ? 'removed' : D[F] }
  : Record<string, never>;

/** `personal` of a line that says nothing about a person. */
export const NOTHING_PERSONAL = { text: 'none', data: {} } as const;
