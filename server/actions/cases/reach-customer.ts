import { v7 as newId } from 'uuid';
import { addressIn, telephoneIn } from '../../../protocol/contact.ts';
import { caseNumber } from '../../delivery/present-case.ts';
import { SYSTEM, type Staff } from '../../domain/chat/author.ts';
import type { Outgoing } from '../../domain/mail/mail.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { withEach } from '../../lib/jobs.ts';
import type { StoredCase } from '../../storage/cases/store.ts';
import { answerWords, callWords, noCallWords, undeliveredWords } from '../mail/mail-words.ts';
import type { Needs } from '../services.ts';
import { caseRules, changeCase, openCase, type CaseServices } from './change-case.ts';

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
    // The desk does not write to itself.
    if (server === null || addressIn(server.from)?.toLowerCase() === to.toLowerCase()) return null;
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

/** A call that is to be made: a case of whoever has answered, due as a message is; its end is what came of it. [P10] */
export async function openCall(
  services: Needs<CaseServices>,
  { number, case: one }: StoredCase,
  { call, owner, answer }: { call: string; owner: string; answer: string },
): Promise<void> {
  const text = callWords(services.profile.locale, { call, number: caseNumber(number), answer });
  await openTask(services, { number, case: one }, { owner, text, clientId: callOf(number) });
}

/** How many running tasks of a customer are looked at, for calls among them. */
const TASKS = 50;

/**
 * The answer of a case no longer stands: a call that was to bring it is not made any more. Without this whoever has the call
 * would tell the customer what was withdrawn. [P5] [P10]
 */
export async function endCalls(
  services: Needs<CaseServices>,
  { number, case: { customerId } }: StoredCase,
  by: Staff,
): Promise<void> {
  if (customerId === null) return;
  const { cases } = services.store;
  const running = await cases.list({ customerId, kind: 'followUp', status: 'open', limit: TASKS });
  const text = noCallWords(services.profile.locale, caseNumber(number));
  await withEach(running.cases, async (task) => {
    const [first] = await cases.entries(task.number);
    if (first?.clientId?.startsWith(`${callOf(number)}:`) !== true) return;
    await changeCase(services, { number: task.number, event: { type: 'done', by, text } });
  });
}

function callOf(number: number): string {
  return `call:${String(number)}`;
}

/** The mail server refuses the address, or has not taken the mail for days: its owner has to reach the customer otherwise. */
export async function openUndelivered(services: Needs<CaseServices>, stored: StoredCase): Promise<void> {
  const number = caseNumber(stored.number);
  const text = undeliveredWords(services.profile.locale, number);
  const { owner } = stored.case;
  await openTask(services, stored, { owner, text, clientId: `mail:${String(stored.number)}` });
}

/** Once for each answer: a retry finds what it has opened. */
async function openTask(
  services: Needs<CaseServices>,
  { case: one }: StoredCase,
  { owner, text, clientId }: { owner: string | null; text: string; clientId: string },
): Promise<void> {
  const { customerId, chatId, seq, department } = one;
  const { open, times } = caseRules(services, department);
  const now = services.clock.now();
  const dueAt = open.plus(now, times.messageWithin) ?? now + times.messageWithin;
  const opened = await openCase(
    services,
    { kind: 'followUp', customerId, chatId, seq },
    {
      type: 'opened',
      by: SYSTEM,
      owner,
      department,
      text,
      dueAt,
      clientId: `${clientId}:${String(one.lastSeq)}`,
    },
  );
  if (isRefusal(opened)) throw new Error(opened.message);
}
