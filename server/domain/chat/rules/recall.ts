import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { AttachedFile, withFiles } from '../../file/attached.ts';
import type { Instant } from '../../instant.ts';
import { accountOf, type Staff } from '../author.ts';
import { type Chat, whileOpen } from '../chat.ts';
import type { LogEntry } from '../log.ts';
import { wordsErased } from './erasing.ts';
import { DESK_OWES } from './idle.ts';
import type { Decides, Folds, PersonalParts, Shown } from './rule.ts';

// An agent withdraws a message of their own within two minutes. The customer's side has nothing of it from then on: the message's
// row is emptied, and the words stay in the line that says so, for leads. If it was the only answer, the desk owes one again. [P1]

/** For how long a message can be withdrawn, in milliseconds, by the server's clock. */
const RECALL_MS = 120_000;

/** Answers, and withdrawn messages, that the row remembers: more of them are not written in two minutes. */
const REMEMBERED = 40;

/** The messages that answer the customer's last words, and how the chat was before the first of them. [P1] */
export const Answering = z.object({
  /** Since when the customer waited. */
  since: z.number(),
  lastAgentAt: z.number().nullable(),
  seqs: z.array(z.number()),
  /** There were more than are remembered. */
  older: z.boolean(),
});

/** The messages that answer the customer's last words, and how the chat was before the first of them. [P1] */
export type Answering = z.output<typeof Answering>;

/** Which message was withdrawn, in both counts, and what it said. */
export const lines = [
  z.object({
    kind: z.literal('recalled'),
    data: z.object({
      seq: z.number(),
      customerSeq: z.number(),
      words: z.string(),
      files: z.array(AttachedFile).exactOptional(),
    }),
  }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** `entry` is what stands at `seq`, read before; null if nothing does. */
export interface Events {
  type: 'recalled';
  by: Staff;
  seq: number;
  entry: LogEntry | null;
}

/** Only the writer, only a message, and only within two minutes. */
export const decide: Decides<Events['type']> = {
  recalled(chat, { by, seq, entry }, at) {
    if (chat.erasedAt !== null) return wordsErased();
    if (entry?.kind !== 'message' || entry.customerSeq === null)
      return refuse('bad_request', 'Only a message can be withdrawn.');
    if (accountOf(entry.by) !== by.account)
      return refuse('forbidden', 'Only whoever wrote a message withdraws it.');
    if (chat.recalled.includes(seq)) return refuse('conflict', 'This message is withdrawn already.');
    if (at - entry.at > RECALL_MS)
      return refuse('conflict', 'A message can be withdrawn within two minutes only.');
    const { customerSeq, text: words, data } = entry;
    return [{ kind: 'recalled', by, data: { seq, customerSeq, words, ...withFiles(data?.files) } }];
  },
};

/** The chat without the message; if nothing else answers the customer, they wait as before it. [P1] */
export const fold: Folds<Kind> = {
  recalled(chat, { data: { seq } }) {
    const gone = {
      ...chat,
      recalled: [...chat.recalled, seq].slice(-REMEMBERED),
      ...(chat.lastTextSeq === seq ? { lastText: '', lastFile: null } : {}),
    };
    const { answering } = chat;
    if (!answering?.seqs.includes(seq)) return gone;
    const seqs = answering.seqs.filter((one) => one !== seq);
    return seqs.length > 0 || answering.older
      ? { ...gone, answering: { ...answering, seqs } }
      : owedAgain(gone, answering);
  },
};

function owedAgain(chat: Chat, { since, lastAgentAt }: Answering): Chat {
  const before = { ...chat, answering: null };
  if (chat.state.status !== 'open') return before;
  return whileOpen({ ...before, waitingSince: since, lastAgentAt, hold: null }, (open) => ({
    ...open,
    ...DESK_OWES,
  }));
}

/** What answers the customer once this message does, too. */
export function answeringWith(
  { answering, waitingSince, lastAgentAt }: Chat,
  { seq }: { seq: number; at: Instant },
): Answering | null {
  if (answering === null)
    return waitingSince === null ? null : { since: waitingSince, lastAgentAt, seqs: [seq], older: false };
  const seqs = [...answering.seqs, seq];
  return { ...answering, seqs: seqs.slice(-REMEMBERED), older: answering.older || seqs.length > REMEMBERED };
}

/** Both sides see that a message was withdrawn, each in its own count. Leads ask for the words. */
export const shown: Shown<Kind> = {
  recalled: {
    staff: ({ data: { seq } }) => ({ seq }),
    customer: ({ data: { customerSeq } }) => ({ seq: customerSeq }),
  },
};

/** The words of the message. */
export const personal: PersonalParts<Kind> = {
  recalled: { text: 'none', data: { words: '', files: 'removed' } },
};
