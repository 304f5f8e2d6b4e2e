import { z } from 'zod';
import type { Promised } from '../../../../phrases/suggest/promise.ts';
import { PENDING_MAX } from '../../../../protocol/limits.ts';
import type { EntryKind } from '../../../../protocol/entry.ts';
import type { Instant } from '../../instant.ts';
import { isRefusal, refuse, type Refusal } from '../../refusal.ts';
import { AttachedFile, withFiles } from '../../file/attached.ts';
import { accountOf, type Staff, SYSTEM } from '../author.ts';
import { type Chat, isInCrisis } from '../chat.ts';
import type { NewEntry } from '../log.ts';
import { messageData, phraseIn, PhraseUse } from '../phrase-use.ts';
import { alreadyClosed } from './closing.ts';
import type { Statement, Wording } from './crisis.ts';
import { promise, promisedUntil } from './hold.ts';
import type { Decides, Folds, Outcome, PersonalParts, Shown } from './rule.ts';

// P6: what an agent says in a crisis chat goes to a lead first. One append holds the decision and the message that it
// lets out, so a statement is sent once or not at all.

const Place = z.object({ seq: z.number() });

/** The statement, what a lead decided of it, or that it waits no longer. */
export const lines = [
  z.object({
    kind: z.literal('approval_asked'),
    text: z.string(),
    data: z.object({
      phrase: PhraseUse.exactOptional(),
      holds: z.number().exactOptional(),
      files: z.array(AttachedFile).exactOptional(),
    }),
  }),
  z.object({
    kind: z.literal('approval_decided'),
    /** Granted: the lead's wording, if they changed it. Else the reason. */
    text: z.string().exactOptional(),
    data: Place.extend({
      granted: z.boolean(),
      /** For how long the lead's wording asks the customer to wait, in milliseconds. */
      holds: z.number().exactOptional(),
      /** The statements whose messages follow this line, in that order. */
      sent: z.array(z.number()),
    }),
  }),
  z.object({
    kind: z.literal('approval_withdrawn'),
    /** `sent`: as above; they waited for this one alone. */
    data: Place.extend({ sent: z.array(z.number()) }),
  }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** A lead decides by the statement's `seq`; its author takes it back. */
export type Events =
  | { type: 'statementApproved'; by: Staff; seq: number; text?: string; promises?: Promised | null }
  | { type: 'statementRefused'; by: Staff; seq: number; reason: string }
  | { type: 'statementTakenBack'; by: Staff; seq: number };

/** Each statement is decided once. An approval is of exactly its words; other words are the lead's. [P6] */
export const decide: Decides<Events['type']> = {
  statementApproved(chat, { by, seq, text, promises = null }, at, rules) {
    const asked = undecided(chat, seq, by);
    if (isRefusal(asked)) return asked;
    const words = text === undefined ? asked.text : rules.mask(text);
    const changed = words !== asked.text;
    const until = changed ? promisedUntil(chat, { text: words, promises }, at, rules) : null;
    const holds = until === null ? {} : { holds: until - Math.max(at, chat.lastAt) };
    const approved = changed ? changedTo(asked, words, holds.holds) : wordingOf(asked);
    const left = statementsOf(chat).map((one) => (one.seq === seq ? { ...one, approved } : one));
    const out = ready(left);
    const data = { seq, granted: true, ...holds, sent: out.map((one) => one.seq) };
    const decided: NewEntry = { kind: 'approval_decided', by, data, ...(changed ? { text: words } : {}) };
    return [decided, ...said(chat, out, at)];
  },

  statementRefused(chat, { by, seq, reason }, at, { mask }) {
    const asked = undecided(chat, seq, by);
    if (isRefusal(asked)) return asked;
    const out = ready(statementsOf(chat).filter((one) => one.seq !== seq));
    const data = { seq, granted: false, sent: out.map((one) => one.seq) };
    return [{ kind: 'approval_decided', by, text: mask(reason), data }, ...said(chat, out, at)];
  },

  statementTakenBack(chat, { by, seq }, at) {
    if (chat.state.status === 'closed') return alreadyClosed();
    const waits = statementsOf(chat).find((one) => one.seq === seq && one.by === by.account);
    if (waits === undefined) return refuse('conflict', 'This statement of yours does not wait any longer.');
    const out = ready(statementsOf(chat).filter((one) => one.seq !== seq));
    const data = { seq, sent: out.map((one) => one.seq) };
    return [{ kind: 'approval_withdrawn', by, data }, ...said(chat, out, at)];
  },
};

function undecided(chat: Chat, seq: number, by: Staff): Statement | Refusal {
  if (chat.state.status === 'closed') return alreadyClosed();
  const asked = statementsOf(chat).find((one) => one.seq === seq);
  if (asked === undefined || asked.approved !== null)
    return refuse('conflict', 'This statement was decided or taken back already.');
  // Somebody who has become a lead since does not approve their own words.
  return asked.by === by.account ? refuse('conflict', 'Another lead decides on your statement.') : asked;
}

function statementsOf({ crisis }: Pick<Chat, 'crisis'>): Statement[] {
  return crisis?.statements ?? [];
}

function wordingOf({ text, phrase, holds, files }: Statement): Wording {
  return { text, phrase, holds, files };
}

function changedTo({ phrase, files }: Statement, text: string, holds: number | undefined): Wording {
  return {
    text,
    files,
    holds: holds ?? null,
    phrase: phrase === null ? null : { ...phrase, phraseUse: 'edited' },
  };
}

/** The approved statements for which no earlier one of their author waits: these are sent now. */
function ready(statements: readonly Statement[]): Statement[] {
  const stuck = new Set<string>();
  return statements.filter(({ by, approved }) => {
    if (approved === null) stuck.add(by);
    return approved !== null && !stuck.has(by);
  });
}

function said(chat: Chat, out: Statement[], at: Instant): NewEntry[] {
  return out.flatMap(({ by: account, approved }) => {
    if (approved === null) return [];
    const by: Staff = { role: 'agent', account };
    const { text, phrase, files } = approved;
    const message: NewEntry = { kind: 'message', by, text, ...messageData(phrase, files) };
    if (approved.holds === null) return [message];
    return [message, promise(by, Math.max(at, chat.lastAt) + approved.holds)];
  });
}

/**
 * What an agent may do before a customer's eyes in a crisis chat without a lead: who comes and goes is a fact, and taking a
 * warning or words back promises nothing. A time without words is a promise, a warning a threat, the end of a chat its last
 * statement: those and every kind not named here a lead says.
 */
const FREE: ReadonlySet<EntryKind> = new Set<EntryKind>([
  ...(['joined', 'transferred', 'left', 'agent_lost', 'agent_back'] as const),
  ...(['warning_lifted', 'recalled', 'rated', 'erased'] as const),
]);

/**
 * What an event may really add to a chat: the one gate that everything passes. In a crisis, words of an agent become a
 * statement that waits, and whatever changes who speaks withdraws what waits. `isForCustomers`: what customers see of a log. [P6]
 */
export function throughLead(
  chat: Chat,
  outcome: Outcome,
  at: Instant,
  isForCustomers: (kind: EntryKind) => boolean,
): Outcome {
  if (isRefusal(outcome) || !isInCrisis(chat) || isDecision(outcome)) return outcome;
  const spoken = outcome.filter(
    ({ kind, by }) => by.role === 'agent' && isForCustomers(kind) && !FREE.has(kind),
  );
  if (spoken.length > 0) return asked(chat, outcome, at);
  return [...withdrawn(chat, outcome), ...outcome];
}

function isDecision([first]: NewEntry[]): boolean {
  return first?.kind === 'approval_decided' || first?.kind === 'approval_withdrawn';
}

function asked(chat: Chat, [message, held, ...others]: NewEntry[], at: Instant): Outcome {
  // A message, perhaps with the time that it asks for; nothing else is one statement.
  if (message?.kind !== 'message' || others.length > 0 || (held !== undefined && held.kind !== 'held'))
    return refuse('conflict', 'This chat is in crisis: a lead does this, or approves what you write.');
  if (statementsOf(chat).length >= PENDING_MAX)
    return refuse('conflict', 'Too many statements of this chat wait for a lead already.');
  const { by, text, clientId } = message;
  const phrase = phraseIn(message.data);
  const data = {
    ...withFiles(message.data?.files),
    ...(phrase === undefined ? {} : { phrase }),
    ...(held === undefined ? {} : { holds: held.data.until - Math.max(at, chat.lastAt) }),
  };
  return [{ kind: 'approval_asked', by, text, data, ...(clientId === undefined ? {} : { clientId }) }];
}

/** Nobody's words go out after they have left, in another agent's chat, or after the end. */
function withdrawn(chat: Chat, outcome: NewEntry[]): NewEntry[] {
  const ends = outcome.some(
    ({ kind, ...line }) =>
      ['transferred', 'closed', 'crisis_ended', 'erased'].includes(kind) ||
      (kind === 'joined' && 'data' in line && !('how' in line.data && line.data.how === 'beside')),
  );
  const leavers = outcome.flatMap(({ kind, by }) => (kind === 'left' ? [accountOf(by)] : []));
  return statementsOf(chat)
    .filter(({ by }) => ends || leavers.includes(by))
    .map(({ seq }) => ({ kind: 'approval_withdrawn', by: SYSTEM, data: { seq, sent: [] } }));
}

/** What waits, and what was sent of it. */
export const fold: Folds<Kind> = {
  approval_asked(chat, { seq, by, at, text, data: { phrase = null, holds = null, files = [] } }) {
    const asked = { seq, by: accountOf(by) ?? '', at, text, phrase, holds, files, approved: null };
    return withStatements(chat, (all) => [...all, asked]);
  },

  approval_decided(chat, { text, data: { seq, granted, holds, sent } }) {
    return withStatements(chat, (all) =>
      all
        .filter((one) => !sent.includes(one.seq) && (granted || one.seq !== seq))
        .map((one) =>
          one.seq !== seq
            ? one
            : { ...one, approved: text === undefined ? wordingOf(one) : changedTo(one, text, holds) },
        ),
    );
  },

  approval_withdrawn: (chat, { data: { seq, sent } }) =>
    withStatements(chat, (all) => all.filter((one) => one.seq !== seq && !sent.includes(one.seq))),
};

function withStatements(chat: Chat, change: (all: Statement[]) => Statement[]): Chat {
  if (chat.crisis === null) return chat;
  return { ...chat, crisis: { ...chat.crisis, statements: change(chat.crisis.statements) } };
}

/** The name of a statement on the wire: it leads to its chat, whatever process is asked. */
export function statementId(chatId: string, seq: number): string {
  return `${chatId}.${seq}`;
}

/** The chat and the place of a statement; null if this is no name of one. */
export function statementNamed(id: string): { chatId: string; seq: number } | null {
  const [, chatId, seq] = /^(.+)\.([1-9]\d{0,9})$/.exec(id) ?? [];
  return chatId === undefined ? null : { chatId, seq: Number(seq) };
}

/** Hidden from customers, who see the message alone. */
export const shown: Shown<Kind> = {
  approval_asked: {
    staff: ({ chatId, seq, data: { phrase } }) => ({
      id: statementId(chatId, seq),
      ...(phrase === undefined ? {} : { phraseId: phrase.phraseId, phraseUse: phrase.phraseUse }),
    }),
    customer: 'hidden',
  },
  approval_decided: {
    staff: ({ chatId, text, data: { seq, granted } }) => ({
      ...{ id: statementId(chatId, seq), seq, granted },
      ...(granted && text !== undefined ? { changed: true } : {}),
    }),
    customer: 'hidden',
  },
  approval_withdrawn: {
    staff: ({ chatId, data: { seq } }) => ({ id: statementId(chatId, seq), seq }),
    customer: 'hidden',
  },
};

/** The words of both, and the reason, are typed. */
export const personal: PersonalParts<Kind> = {
  approval_asked: { text: 'emptied', data: { files: 'removed' } },
  approval_decided: { text: 'removed', data: {} },
  approval_withdrawn: { text: 'none', data: {} },
};
