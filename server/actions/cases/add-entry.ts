import type { AddCaseEntry, CaseEntry, CaseView } from '../../../protocol/cases.ts';
import { CASE_ENTRY_NEEDS, mayWithCase } from '../../../protocol/case-rights.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { caseEntry, caseForStaff } from '../../delivery/present-case.ts';
import { senderOf, type Staff } from '../../domain/chat/author.ts';
import { isInCrisis } from '../../domain/chat/chat.ts';
import { newCase } from '../../domain/case/case.ts';
import { fold } from '../../domain/case/fold.ts';
import type { CaseLogEntry } from '../../domain/case/log.ts';
import { NO_SUCH_DEPARTMENT } from '../../domain/department/changes.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { StoredCase } from '../../storage/cases/store.ts';
import { actor } from '../chats/staff-actions.ts';
import { attached, NOTHING_ATTACHED, type Attached, type Sender } from '../files/attach.ts';
import type { Needs } from '../services.ts';
import {
  changeCase,
  NO_SUCH_CASE,
  relationToCase,
  tellAgain,
  type CaseChanged,
  type CaseCommand,
  type CaseServices,
} from './change-case.ts';
import { mergeCases, unmergeCases } from './merge-cases.ts';
import { bringingOneOf, wayTo, type ReachingServices } from './reach-customer.ts';
import { caseInPlaceOf, numberIn, readableCase } from './read-cases.ts';

type Event = CaseCommand['event'];

/** What a request puts into the log of a case. An old number leads to the case that goes on for it. */
export async function addEntry(
  services: Needs<CaseServices | ReachingServices | 'audit' | 'store.chats' | 'store.files'>,
  asker: Asker,
  text: string,
  asked: AddCaseEntry,
): Promise<Added | Refusal> {
  const before = await sentBefore(services, asker, text, asked);
  if (before !== null) return before;
  const named = await readableCase(services, asker, text);
  if (isRefusal(named)) return named;
  const stored = asked.type === 'unmerged' ? named : await caseInPlaceOf(services, asker, named);
  if (isRefusal(stored)) return stored;
  const changed = await change(services, asker, stored, asked);
  if (changed === null) return refuse('conflict', 'Nothing has changed by this.');
  if (isRefusal(changed)) return changed;
  return shown(services, changed.stored, changed.entry);
}

/** A case after an entry. */
interface Added {
  case: CaseView;
  entry: CaseEntry;
}

function shown({ directory }: Needs<'directory'>, stored: StoredCase, entry: CaseLogEntry): Added {
  return { case: caseForStaff(stored, directory), entry: caseEntry(stored.number, entry, directory) };
}

/**
 * What an earlier attempt stored in the log of this very case, whatever has become of it and of the sender's rights since. Who
 * may no longer read the case is shown it as the entry had left it.
 */
async function sentBefore(
  services: Needs<CaseServices>,
  asker: Asker,
  text: string,
  { clientId }: AddCaseEntry,
): Promise<Added | null> {
  const number = numberIn(text);
  if (number === null || clientId === undefined) return null;
  const { cases } = services.store;
  const entry = await cases.sent({ number, sender: senderOf(actor(asker)), clientId });
  const now = entry && (await cases.find(number));
  if (!entry || !now) return null;
  await tellAgain(services, now);
  if (mayWithCase(asker, 'read', relationToCase(services, asker, now.case)))
    return shown(services, now, entry);
  const lines = (await cases.entries(number)).filter(({ seq }) => seq <= entry.seq);
  return shown(services, { number, case: lines.reduce(fold, newCase(now.case)) }, entry);
}

async function change(
  services: Needs<CaseServices | ReachingServices | 'audit' | 'store.chats' | 'store.files'>,
  asker: Asker,
  { number, case: one }: StoredCase,
  asked: AddCaseEntry,
): Promise<CaseChanged | Refusal | null> {
  const said = { by: actor(asker), ...(asked.clientId === undefined ? {} : { clientId: asked.clientId }) };
  if (asked.type === 'merged') {
    const into = numberIn(asked.into);
    return into === null ? NO_SUCH_CASE : mergeCases(services, asker, { from: number, into, ...said });
  }
  if (asked.type === 'unmerged') {
    if (one.state.status !== 'merged') return refuse('conflict', 'This case was not merged.');
    return unmergeCases(services, asker, { from: number, into: one.state.into, ...said });
  }
  const prepared = eventOf(services, said, asked);
  const files = await filesOf(services, { account: asker.account, caseNumber: number }, asked);
  const event = withFilesOf(prepared.event, files);
  const objection =
    prepared.objection ?? files.objection ?? (await outwardObjection(services, asker, one, asked));
  const ability = CASE_ENTRY_NEEDS[asked.type];
  const brings = await reaching(services, asker, { number, case: one }, asked);
  const changed = await changeCase(services, { number, event, asker, ability, objection, brings });
  if (changed === null || isRefusal(changed) || !changed.isNew) return changed;
  await putOnRecord(services, asker, changed);
  return changed;
}

function filesOf(services: Needs<'store.files'>, sender: Sender, asked: Asked): Attached | Promise<Attached> {
  const ids = asked.type === 'commented' ? (asked.files ?? []) : [];
  return ids.length === 0 ? NOTHING_ATTACHED : attached(services, sender, ids);
}

function withFilesOf(event: Event, { files }: Attached): Event {
  return event.type === 'commented' && files.length > 0 ? { ...event, files } : event;
}

/** What an answer brings with it: a mail, or a call that is to be made. [P5] [P10] */
async function reaching(
  services: Needs<CaseServices | ReachingServices>,
  { account: owner }: Asker,
  { number, case: { customerId } }: StoredCase,
  asked: Asked,
): Promise<CaseCommand['brings']> {
  const answer = 'answer' in asked ? asked.answer : undefined;
  if (answer === undefined) return undefined;
  const way = await wayTo(services, customerId, answer);
  const entries = await services.store.cases.entries(number);
  return bringingOneOf(services, entries, way, { answer, owner });
}

/** What the customer of a chat in crisis is told goes through a lead, in a case as well. [P6] */
async function outwardObjection(
  { store }: Needs<'store.chats'>,
  { role }: Asker,
  { chatId }: StoredCase['case'],
  asked: Asked,
): Promise<Refusal | null> {
  if (!('answer' in asked) || asked.answer === undefined || role !== 'agent' || chatId === null) return null;
  const stored = await store.chats.find(chatId);
  if (!stored || !isInCrisis(stored.chat)) return null;
  return { ...refuse('conflict', 'The chat of this case is in crisis: a lead answers.'), field: 'answer' };
}

/** Approvals, and what a lead takes from somebody, stand in the audit log too. */
async function putOnRecord(
  services: Needs<'audit' | 'directory'>,
  asker: Asker,
  { stored, before, entry }: CaseChanged,
): Promise<void> {
  const { audit } = services;
  const { account: by } = asker;
  const about = stored.case.id;
  const details = { case: stored.number };
  if (entry.type === 'approved') await audit.record({ by, act: 'case_approved', about, details });
  const owner = before?.owner ?? null;
  // What is offered to somebody else is taken from its owner as well.
  const wasOffered = before !== null && relationToCase(services, asker, before) === 'offered';
  if (entry.type === 'accepted' && owner !== null && owner !== by && !wasOffered)
    await audit.record({ by, act: 'case_taken_over', about, details: { ...details, from: owner } });
}

type Asked = Exclude<AddCaseEntry, { type: 'merged' | 'unmerged' }>;

interface Prepared {
  event: Event;
  objection: Refusal | null;
}

function eventOf(
  services: Needs<'directory' | 'rules'>,
  said: { by: Staff; clientId?: string },
  asked: Asked,
): Prepared {
  const fine = (event: Event): Prepared => ({ event, objection: null });
  switch (asked.type) {
    case 'followedUp':
      return fine({ type: 'followedUp', ...said, ...words(asked.text), satisfied: asked.satisfied });
    case 'archived':
      return fine({ type: 'archived', ...said, cause: asked.cause, measure: asked.measure });
    case 'returned':
      return fine({
        ...{ type: 'returned', ...said, ...words(asked.reason ?? asked.text) },
        ...(asked.to === undefined ? {} : { to: asked.to }),
      });
    case 'classed':
      return fine({
        ...{ type: 'classed', ...said },
        ...(asked.class === undefined ? {} : { class: asked.class }),
        ...(asked.complex === undefined ? {} : { complex: asked.complex }),
      });
    case 'analysed':
      return fine({ type: 'analysed', ...said, fields: asked.fields });
    case 'assigned':
      return handOver(services, said, asked);
    case 'declined':
    case 'reopened':
      return fine({ type: asked.type, ...said, ...words(asked.reason ?? asked.text) });
    case 'called': {
      const { outcome, dueAt } = asked;
      const due = dueAt === undefined ? {} : { dueAt };
      return fine({ type: 'called', ...said, ...words(asked.text), outcome, ...due });
    }
    case 'madeUrgent':
      return fine({ type: 'madeUrgent', ...said, ...words(asked.text), urgent: asked.urgent });
    case 'answered':
    case 'kept':
    case 'done':
      return fine({
        ...{ type: asked.type, ...said, ...words(asked.text) },
        ...(asked.answer === undefined ? {} : { answer: { answer: asked.answer } }),
      });
    case 'commented':
      return fine({ type: 'commented', ...said, ...words(asked.text === '' ? undefined : asked.text) });
    case 'verified':
    case 'proposed':
    case 'approved':
    case 'carriedOut':
      return fine({ type: asked.type, ...said, ...words(asked.text) });
    case 'accepted':
    case 'broken':
      return fine({ type: asked.type, ...said, ...words(asked.text) });
  }
}

function words(text: string | undefined): { text?: string } {
  return text === undefined ? {} : { text };
}

/** Only a colleague who can work on it, or a department that there is, is handed a case. */
function handOver(
  { directory, rules }: Needs<'directory' | 'rules'>,
  said: { by: Staff; clientId?: string },
  { owner, department, text }: Extract<Asked, { type: 'assigned' }>,
): Prepared {
  const to = owner !== undefined ? { owner } : { department: department ?? '' };
  const event: Event = { type: 'assigned', ...said, ...words(text), to };
  if ((owner === undefined) === (department === undefined))
    return {
      event,
      objection: { ...refuse('bad_request', 'Name an owner or a department.'), field: 'owner' },
    };
  if (owner !== undefined) {
    const member = directory.member(owner);
    const isThere = member !== undefined && member.disabledAt === null;
    return {
      event,
      objection: isThere
        ? null
        : { ...refuse('bad_request', 'There is nobody of this name.'), field: 'owner' },
    };
  }
  const isKnown = rules.departments?.has(department ?? '') === true;
  return { event, objection: isKnown ? null : { ...NO_SUCH_DEPARTMENT, field: 'department' } };
}
