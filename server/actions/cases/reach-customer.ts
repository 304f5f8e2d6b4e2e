import { v7 as newId } from 'uuid';
import { addressIn, isNoReply, telephoneIn } from '../../../protocol/contact.ts';
import { caseNumber } from '../../delivery/present-case.ts';
import { callId } from '../../domain/case/calls.ts';
import type { Case } from '../../domain/case/case.ts';
import { DUE_WITHIN } from '../../domain/case/due.ts';
import type { CaseLogEntry } from '../../domain/case/log.ts';
import type { Duration } from '../../domain/instant.ts';
import { SYSTEM } from '../../domain/chat/author.ts';
import type { MailServer, Outgoing } from '../../domain/mail/mail.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { NewCase, StoredCase } from '../../storage/cases/store.ts';
import { answerWords, callWords, cappedWords, undeliveredWords, unsureWords } from '../mail/mail-words.ts';
import type { Needs } from '../services.ts';
import { caseRules, newCaseFrom, type CaseCommand, type CaseServices } from './change-case.ts';

/** What it takes to bring an answer to a customer who is not there. */
export type ReachingServices = 'presence' | 'settings' | 'store.customers';

/** How an answer reaches a customer besides the widget: by the way in which they asked. */
export interface Way {
  /** The mail that goes with the answer, in its transaction; none for a telephone number. */
  outgoing: (answered: StoredCase) => Outgoing[];
  /** The number that somebody has to call. */
  call: string | null;
  locale: 'zh-CN' | 'en';
}

/**
 * By mail where a mail server is set and the customer's contact is an address, by telephone where it is a number and they are
 * not there to read it; null: they read it in the widget alone. [P5] [P10]
 */
export async function wayTo(
  services: Needs<CaseServices | ReachingServices>,
  customerId: string | null,
  answer: string,
): Promise<Way | null> {
  const customer = customerId === null ? null : await services.store.customers.find(customerId);
  const contact = customer?.contact ?? null;
  if (customer === null || contact === null) return null;
  const { mail: server } = services.settings;
  const { profile, presence } = services;
  const locale = customer.locale === null ? profile.locale : /^zh/i.test(customer.locale) ? 'zh-CN' : 'en';
  const to = addressIn(contact);
  if (to !== null) {
    if (server === null || isUnread(to, server)) return null;
    const outgoing: Way['outgoing'] = ({ number, case: one }) => [
      {
        ...{ id: newId(), kind: 'mail', caseNumber: number, to },
        ...answerWords(profile, locale, { number: caseNumber(number), kind: one.kind, answer }),
      },
    ];
    return { outgoing, call: null, locale };
  }
  const call = telephoneIn(contact);
  return call === null || presence.customerOnline(customer.id) ? null : { outgoing: () => [], call, locale };
}

/** The desk writes neither to itself nor to machines, which may answer. */
function isUnread(to: string, { from }: MailServer): boolean {
  return isNoReply(to) || addressIn(from)?.toLowerCase() === to.toLowerCase();
}

/**
 * What brings the answer of a case to its customer, in the transaction of the answer: the mail, or a call that is to be made. The
 * call is a case of whoever has answered, due as a message is; its end is what came of it. [P5] [P10]
 */
export function bringing(
  services: Needs<CaseServices>,
  way: Way | null,
  { answer, owner }: { answer: string; owner: string },
): CaseCommand['brings'] {
  if (way === null) return undefined;
  const { call } = way;
  return (answered) => ({
    outgoing: way.outgoing(answered),
    opens: call === null ? [] : [callWith(services, answered, { call, answer, owner })],
  });
}

function callWith(
  services: Needs<CaseServices>,
  { number, case: one }: StoredCase,
  { call, owner, answer }: { call: string; owner: string; answer: string },
): NewCase {
  const text = callWords(services.profile.locale, { call, number: caseNumber(number), answer });
  return taskOf(services, one, { owner, text, clientId: callId(number, one.lastSeq) });
}

/** The most mails about one case within a day: whatever writes so many answers, no customer wants them. */
const MAILS_A_DAY = 10;
const DAY: Duration = 86_400_000;

/**
 * The way of one more answer of a case, of which the log has the earlier ones: once it has had its mails of the day, its owner has
 * to reach the customer otherwise. [P5]
 */
export function bringingOneOf(
  services: Needs<CaseServices>,
  entries: readonly CaseLogEntry[],
  way: Way | null,
  by: { answer: string; owner: string },
): CaseCommand['brings'] {
  const since = services.clock.now() - DAY;
  const answers = entries.filter((entry) => entry.at > since && isAnswerInWords(entry));
  if (way === null || way.call !== null || answers.length < MAILS_A_DAY) return bringing(services, way, by);
  return (answered) => ({ opens: [taskInstead(services, answered, cappedWords)] });
}

function isAnswerInWords(entry: CaseLogEntry): boolean {
  const isEnd = entry.type === 'answered' || entry.type === 'kept' || entry.type === 'done';
  return isEnd && entry.data?.answer !== undefined;
}

/**
 * The mail server refuses the address, or has not taken the mail for days: its owner has to reach the customer otherwise.
 * `isUnsure`: it may have taken it, and the owner has to ask.
 */
export function undelivered(services: Needs<CaseServices>, stored: StoredCase, isUnsure: boolean): NewCase {
  return taskInstead(services, stored, isUnsure ? unsureWords : undeliveredWords);
}

function taskInstead(
  services: Needs<CaseServices>,
  { number, case: one }: StoredCase,
  words: typeof undeliveredWords,
): NewCase {
  const text = words(services.profile.locale, caseNumber(number));
  const clientId = `mail:${String(number)}:${String(one.lastSeq)}`;
  return taskOf(services, one, { owner: one.owner, text, clientId });
}

/** Once for each answer: a retry opens no second one. */
function taskOf(
  services: Needs<CaseServices>,
  { customerId, chatId, seq, department }: Case,
  { owner, text, clientId }: { owner: string | null; text: string; clientId: string },
): NewCase {
  const { open, times } = caseRules(services, department);
  const now = services.clock.now();
  const dueAt = Math.min(open.plus(now, times.messageWithin) ?? now + times.messageWithin, now + DUE_WITHIN);
  const task = newCaseFrom(
    services,
    { kind: 'followUp', customerId, chatId, seq },
    { type: 'opened', by: SYSTEM, owner, department, text, dueAt, clientId },
  );
  if (isRefusal(task)) throw new Error(task.message);
  return task;
}
