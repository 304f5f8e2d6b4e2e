import { claimsRecord } from '../../../phrases/suggest/record-claim.ts';
import type { CaseView } from '../../../protocol/cases.ts';
import type { StaffChat } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { runningCases } from './case-lists.ts';

/** A promise in an agent's words that is not on record. */
export interface OfferedPromise {
  /** The message that makes it. */
  seq: number;
  text: string;
  /** By when the customer expects the answer, as the desk has read it. */
  until: string;
}

/** A shorter time than this is a moment of holding on, which the chat itself keeps. [P7] */
const RECORDED_FROM_MS = 5 * 60_000;
/** Situations of the manual whose promises are recorded however short they are. [P7] */
const RECORDED = /^(?:consult_colleague|cannot_answer_now|complaint_later)\./;

/**
 * The promise that this person has just made in a chat, as long as nobody has recorded it, nothing has been said after it, and
 * its time is not over. The desk has read its time: `held` stands behind the message. [P7]
 */
export function offeredPromise(
  entries: readonly Entry[],
  account: string,
  now: number,
): OfferedPromise | null {
  const at = entries.findLastIndex(({ kind, by }) => kind === 'message' && by.role !== 'customer');
  const said = entries[at];
  const until = entries[at + 1]?.kind === 'held' ? entries[at + 1]?.data?.until : undefined;
  if (said?.text === undefined || said.by.account !== account || until === undefined) return null;
  if (Date.parse(until) <= now || entries.slice(at).some(({ kind }) => kind === 'promise_made')) return null;
  return isWorthRecord(said, until) ? { seq: said.seq, text: said.text, until } : null;
}

function isWorthRecord({ at, data }: Entry, until: string): boolean {
  const isShort = Date.parse(until) - Date.parse(at) < RECORDED_FROM_MS;
  return !isShort || RECORDED.test(data?.phraseId ?? '');
}

/** The promises to this customer that run and are this person's, what is due first. [P7] */
export function ownPromises(
  cases: Readonly<Record<string, CaseView>>,
  customerId: string | undefined,
  account: string,
): CaseView[] {
  return runningCases(cases, customerId).filter(
    ({ kind, owner, step }) => kind === 'promise' && owner === account && step === 'received',
  );
}

/** The promise that the last message of this chat was taken for the answer to, before its time is over. [P7] */
export function justKept(
  cases: Readonly<Record<string, CaseView>>,
  entries: readonly Entry[],
  now: number,
): CaseView | null {
  const ended = entries.findLast(({ kind }) => kind === 'message' || kind === 'promise_ended');
  if (ended?.kind !== 'promise_ended' || ended.data?.outcome !== 'kept') return null;
  const one = cases[ended.data.case ?? ''];
  if (one?.status !== 'done' || one.step !== 'kept' || one.dueAt === null) return null;
  return Date.parse(one.dueAt) > now ? one : null;
}

/** Whether the customer was told that their complaint is on record, and it is not. [P5] */
export function owesRecord(
  { id, customer }: StaffChat,
  entries: readonly Entry[],
  cases: Readonly<Record<string, CaseView>>,
): boolean {
  if (hasComplaint(cases, id, customer.id)) return false;
  return entries.some(
    ({ kind, by, text }) => kind === 'message' && by.role !== 'customer' && claimsRecord(text ?? ''),
  );
}

/** Whether a complaint of this chat is on record, or one of its customer runs. [P5] */
export function hasComplaint(
  cases: Readonly<Record<string, CaseView>>,
  chatId: string,
  customerId: string | undefined,
): boolean {
  return Object.values(cases).some(
    (one) =>
      one.kind === 'complaint' &&
      (one.chatId === chatId || (one.customerId === customerId && one.status === 'open')),
  );
}
