import type { AuditedChat, AuditFilter, AuditPage, AuditQuery, AuditView } from '../../../protocol/audit.ts';
import type { z } from 'zod';
import { CSV_MARK, csvRows } from '../../../phrases/exchange/csv.ts';
import { SUBJECTS } from '../../domain/audit/subject.ts';
import { endOfDay, startOfDay } from '../../domain/days.ts';
import { knownName } from '../../domain/customer/record.ts';
import { iso } from '../../domain/instant.ts';
import type { ChatOwner } from '../../storage/chats/store.ts';
import type { AuditWanted } from '../../storage/audit/store.ts';
import type { Needs } from '../services.ts';

/** Little is written to a chat after its close: the close is among so many of its last entries. */
const CLOSE_LOOK_BACK = 50;

/** A page of the record as leads read it: with the chats and customers that it is about. */
export async function readAudit(
  services: Needs<'audit' | 'directory' | 'profile' | 'store.chats'>,
  asked: z.output<typeof AuditQuery>,
): Promise<AuditPage> {
  const { before, ...filter } = asked;
  const page = await services.audit.page({ before, ...wantedBy(services, filter) });
  const subjects = await subjectsOf(services, page.lines);
  return { ...page, lines: page.lines.map((line) => withSubject(line, subjects)) };
}

/** Which lines a question is about: its days are those of the desk's time zone. */
export function wantedBy(
  services: Needs<'profile'>,
  { from, to, act, by, department }: z.output<typeof AuditFilter>,
): AuditWanted {
  const { timeZone } = services.profile.hours.calendar;
  return {
    ...{ act, by, department },
    from: from === undefined ? undefined : startOfDay(from, timeZone),
    to: to === undefined ? undefined : endOfDay(to, timeZone),
  };
}

/**
 * The audit log as CSV, streamed: only sealed fields, and nothing that a later erasure would have to remove from the
 * file, so neither customers' names nor reasons.
 */
export async function* auditFile(services: Needs<'audit'>, wanted: AuditWanted): AsyncGenerator<string> {
  yield CSV_MARK + csvRows([['number', 'time', 'user', 'action', 'subject', 'details', 'seal']]);
  for await (const lines of services.audit.lines(wanted))
    yield csvRows(
      lines.map(({ seq, at, by, act, about, details, seal }) => [
        seq,
        iso(at),
        by,
        act,
        about,
        details,
        seal,
      ]),
    );
}

/** The chats and customers of a page, each read once for all of its lines. */
interface Subjects {
  chats: ReadonlyMap<string, ChatOwner>;
  skipped: ReadonlyMap<string, string | undefined>;
  customer: (id: string) => NonNullable<AuditView['customer']>;
}

async function subjectsOf(
  services: Needs<'directory' | 'store.chats'>,
  lines: readonly AuditView[],
): Promise<Subjects> {
  const { directory, store } = services;
  const chatIds = unique(lines.flatMap((line) => chatOf(line) ?? []));
  const chats = new Map(chatIds.length > 0 ? await store.chats.ownersOf(chatIds) : []);
  const people = unique(lines.flatMap((line) => personOf(line) ?? []));
  const customers = [...chats.values()].map(({ customerId }) => customerId);
  await directory.ensureLoaded(unique([...people, ...customers]));
  const closedEarly = unique(
    lines.flatMap((line) => (line.details['skipped'] === true ? (chatOf(line) ?? []) : [])),
  );
  const reasons = await Promise.all(
    closedEarly.filter((id) => chats.has(id)).map(async (id) => [id, await reasonOf(services, id)] as const),
  );
  const customer = (id: string) => {
    const known = directory.customer(id);
    return { id, name: known && knownName(known) };
  };
  return { chats, skipped: new Map(reasons), customer };
}

function withSubject(line: AuditView, { chats, skipped, customer }: Subjects): AuditView {
  const person = personOf(line);
  if (person !== null) return { ...line, customer: customer(person) };
  const id = chatOf(line);
  const owner = id === null ? undefined : chats.get(id);
  if (id === null || !owner) return line;
  const reason = line.details['skipped'] === true ? skipped.get(id) : undefined;
  const chat: AuditedChat = { id, ...(reason === undefined ? {} : { skipped: reason }) };
  return { ...line, chat, customer: customer(owner.customerId) };
}

/** The customer whose data a line says were exported. */
function personOf({ act, about, details }: AuditView): string | null {
  const isPerson = SUBJECTS[act] === 'customer' || (act === 'exported' && details['person'] === true);
  return isPerson ? about : null;
}

/** The chat that a line may be about. */
function chatOf(line: AuditView): string | null {
  return personOf(line) === null && SUBJECTS[line.act] === 'chat' ? line.about : null;
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

async function reasonOf(services: Needs<'store.chats'>, chatId: string): Promise<string | undefined> {
  const last = await services.store.chats.entries(chatId, { last: CLOSE_LOOK_BACK });
  const closed = last.findLast((entry) => entry.kind === 'closed');
  return closed?.kind === 'closed' ? closed.data.skipped : undefined;
}
