import { v7 as newId } from 'uuid';
import {
  caseRelation,
  mayWithCase,
  type CaseAbility,
  type CaseRelation,
} from '../../../protocol/case-rights.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { caseNumber } from '../../delivery/present-case.ts';
import { publishCase, type CaseNow } from '../../delivery/publish-case.ts';
import { senderOf, SYSTEM } from '../../domain/chat/author.ts';
import { newCase, type Case, type CaseStart } from '../../domain/case/case.ts';
import type { CaseEvent, CaseEventOf, CaseRules } from '../../domain/case/case-event.ts';
import { append } from '../../domain/case/fold.ts';
import { voidCalls } from '../../domain/case/calls.ts';
import { endsAnswer, mayEndAnswer } from '../../domain/case/ended-answers.ts';
import type { CaseLogEntry, NewCaseEntry } from '../../domain/case/log.ts';
import { step } from '../../domain/case/step.ts';
import type { Duration, Instant } from '../../domain/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { CaseChange, NewCase, SentCaseEntry, StoredCase } from '../../storage/cases/store.ts';
import { calledWords, noCallWords } from '../mail/mail-words.ts';
import type { Needs } from '../services.ts';
import { withPushes } from '../push/push-news.ts';
import { tellChatOfComplaint } from './complaints-in-chats.ts';
import { tellChatOfPromise } from './promises-in-chats.ts';

/** What it takes to change a case and to publish what it has become. */
export type CaseServices =
  | ('chats' | 'clock' | 'directory' | 'log' | 'presence' | 'profile' | 'pushDevices' | 'rooms' | 'rules')
  | 'store.cases';

/** A case after a change, and the entry that was stored, now or by an earlier attempt. */
export interface CaseChanged {
  stored: StoredCase;
  before: Case | null;
  entry: CaseLogEntry;
  /** Stored now, not by an earlier attempt. */
  isNew: boolean;
}

/** Foreign and missing are answered with the same words. */
export const NO_SUCH_CASE: Refusal = refuse('not_found', 'There is no such case.');

/** A case that begins, before it is stored. */
export function newCaseFrom(
  services: Needs<'clock' | 'profile' | 'rules'>,
  about: Omit<CaseStart, 'id' | 'openedAt' | 'openedBy'>,
  event: CaseEventOf<'opened'>,
): NewCase | Refusal {
  const at = services.clock.now();
  const blank = newCase({ ...about, id: newId(), openedAt: at, openedBy: event.by });
  const outcome = step(blank, event, at, caseRules(services, event.department));
  return isRefusal(outcome) ? outcome : append(blank, outcome, at);
}

/** Opens a case and publishes it; the same `clientId` of the same author in the same chat again gives the case of then. */
export async function openCase(
  services: Needs<CaseServices>,
  about: Omit<CaseStart, 'id' | 'openedAt' | 'openedBy'>,
  event: CaseEventOf<'opened'>,
): Promise<{ stored: StoredCase; isNew: boolean } | Refusal> {
  const made = newCaseFrom(services, about, event);
  if (isRefusal(made)) return made;
  const { isNew, ...stored } = await services.store.cases.open(made.case, made.entries);
  await (isNew ? publish(services, null, stored) : tellAgain(services, stored));
  return { stored, isNew };
}

/** What a change of a case brings with it: see `CaseChange`. */
export type Brought = Pick<CaseChange, 'outgoing' | 'opens' | 'sentMail'>;

/** An event for a case; without `asker`, the desk itself sends it. */
export interface CaseCommand {
  number: number;
  event: Exclude<CaseEvent, { type: 'opened' }>;
  asker?: Asker;
  ability?: CaseAbility;
  /** What it brings with it, kept in its transaction. */
  brings?: ((after: StoredCase) => Brought) | undefined;
  /** When it happened; now, unless said otherwise. */
  at?: Instant;
  /** A refusal that was found beforehand. It does not apply to a command that was carried out before. */
  objection?: Refusal | null;
}

/**
 * The door through which a case changes: lock, load, decide, store, and only then publish. A retry of what was stored is
 * answered with the stored entry. Null: nothing has changed by it. What makes the answer of a case void takes back the mails that
 * wait with it, and ends the calls. [P5] [P10]
 */
export async function changeCase(
  services: Needs<CaseServices>,
  command: CaseCommand,
): Promise<CaseChanged | Refusal | null> {
  const { number, event } = command;
  const done: { reply: CaseChanged | Refusal | null; changes: CaseMoved[] } = {
    reply: NO_SUCH_CASE,
    changes: [],
  };
  const callsOf = mayEndAnswer(event) ? number : undefined;
  const begun = await services.store.cases.change(
    [number],
    sentBy(command),
    ({ cases, calls, sent }) => {
      const before = cases.get(number);
      if (!before) return [];
      if (sent) {
        done.reply = { stored: { number, case: before }, before, entry: sent, isNew: false };
        return [];
      }
      const decided = decide(services, command, before);
      if (isRefusal(decided)) {
        done.reply = decided;
        return [];
      }
      const changes = changesBy(services, command, { before, decided, calls });
      done.changes = changes.map((change) => withPushes(services, change));
      done.reply = doneBy(done.changes[0], decided);
      return done.changes;
    },
    { callsOf },
  );
  const { reply, changes } = done;
  if (reply === null || isRefusal(reply)) return reply;
  if (changes.length === 0) await tellAgain(services, reply.stored);
  for (const { before, ...after } of changes) await publish(services, before, after);
  for (const stored of begun) await publish(services, null, stored);
  return reply;
}

type CaseMoved = CaseChange & { before: Case };

/** The change of the case itself, and first; then those of its calls. */
function changesBy(
  services: Needs<'clock' | 'profile' | 'rules'>,
  { number, event, brings, at = services.clock.now() }: CaseCommand,
  { before, decided, calls }: { before: Case; decided: NewCase; calls: ReadonlyMap<number, Case> },
): CaseMoved[] {
  const { case: after, entries } = decided;
  const entry = entries.at(-1);
  if (!entry) return [];
  const brought = brings?.({ number, case: after }) ?? {};
  if (!mayEndAnswer(event) || !endsAnswer(after, entry)) return [{ number, before, ...decided, ...brought }];
  const { locale } = services.profile;
  const text = noCallWords(locale, caseNumber(number));
  const rulesOf = (department: string | null) => caseRules(services, department);
  const { by } = event;
  const { changes, made } = voidCalls(calls, { by, text, at, rulesOf });
  const note = made.length === 0 ? [] : [noteOf(calledWords(locale, made.map(caseNumber)))];
  const noted = append(after, note, at);
  const own = { case: noted.case, entries: [...entries, ...noted.entries] };
  return [{ number, before, ...own, ...brought, takesMailBack: true }, ...changes];
}

function noteOf(text: string): NewCaseEntry {
  return { type: 'commented', by: SYSTEM, text };
}

function decide(
  services: Needs<CaseServices>,
  { event, asker, ability, at = services.clock.now(), objection = null }: CaseCommand,
  before: Case,
): NewCase | Refusal {
  const denied = asker && ability ? caseDenial(services, asker, ability, before) : null;
  if (denied ?? objection) return denied ?? objection ?? NO_SUCH_CASE;
  const outcome = step(before, event, at, caseRules(services, before.department));
  return isRefusal(outcome) ? outcome : append(before, outcome, at);
}

function doneBy(moved: CaseMoved | undefined, decided: NewCase): CaseChanged | null {
  // The last one is the event's own: what its time had come for stands before it.
  const entry = decided.entries.at(-1);
  if (moved === undefined || entry === undefined) return null;
  const { number, before, case: one } = moved;
  return { stored: { number, case: one }, before, entry, isNew: true };
}

function sentBy({ number, event }: CaseCommand): SentCaseEntry | null {
  return 'clientId' in event ? { number, sender: senderOf(event.by), clientId: event.clientId } : null;
}

function notPublished({ log }: Needs<'log'>, { number }: StoredCase, error: unknown): void {
  log.error({ err: error, case: number }, 'publishing a case failed');
}

/** Publishing never fails what is stored: clients that missed it read it again when they reconnect. */
export async function publish(
  services: Needs<CaseServices>,
  before: Case | null,
  after: CaseNow,
): Promise<void> {
  const failed = (error: unknown): void => notPublished(services, after, error);
  await publishCase(services, before, after).catch(failed);
  await tellChatOfPromise(services, before, after).catch(failed);
  await tellChatOfComplaint(services, before, after).catch(failed);
}

/** What an earlier attempt stored may not have reached the chat: it is told once more, and writes nothing twice. [P7] */
export async function tellAgain(services: Needs<'chats' | 'log'>, stored: StoredCase): Promise<void> {
  const failed = (error: unknown): void => notPublished(services, stored, error);
  await tellChatOfPromise(services, null, stored).catch(failed);
  await tellChatOfComplaint(services, null, stored).catch(failed);
}

/** What a case is to an account. */
export function relationToCase(
  { directory }: Needs<'directory'>,
  asker: Asker,
  { owner, department, offer, openedBy }: Case,
): CaseRelation {
  const { account = '' } = openedBy;
  const facts = { owner, department, offeredTo: offer, openedBy: { account } };
  return caseRelation(asker, facts, departmentsOf(directory, asker.account));
}

/** The departments that an account belongs to. */
export function departmentsOf(directory: Needs<'directory'>['directory'], account: string): string[] {
  return (directory.member(account)?.departments ?? []).map(({ department }) => department);
}

/** Why an account may not do something to a case; null if it may. To who may not read it, there is none. */
export function caseDenial(
  services: Needs<'directory'>,
  asker: Asker,
  ability: CaseAbility,
  one: Case,
): Refusal | null {
  const relation = relationToCase(services, asker, one);
  if (!mayWithCase(asker, 'read', relation)) return NO_SUCH_CASE;
  if (mayWithCase(asker, ability, relation)) return null;
  return refuse('forbidden', 'You may read this case, but not do this to it.');
}

const HOUR: Duration = 3_600_000;

/**
 * What decisions about a case of a department (null: of none) go by, as the desk is set at this moment: its working hours
 * are the department's own, where it has some. [P10]
 */
export function caseRules(
  { profile, rules }: Needs<'profile' | 'rules'>,
  department: string | null,
): CaseRules {
  const { simple, complex } = profile.complaintHours;
  const own = department === null ? undefined : rules.departments?.get(department);
  return {
    // In whole milliseconds, as moments are kept.
    complaint: { simple: Math.round(simple * HOUR), complex: Math.round(complex * HOUR) },
    times: profile.caseTimes,
    open: (own?.hours ?? profile.hours).open,
    mask: rules.mask,
  };
}
