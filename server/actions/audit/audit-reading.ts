import type { AuditedChat, AuditFilter, AuditPage, AuditQuery, AuditView } from '../../../protocol/audit.ts';
import type { z } from 'zod';
import { CSV_MARK, csvRows } from '../../../phrases/exchange/csv.ts';
import { endOfDay, startOfDay } from '../../domain/days.ts';
import { iso } from '../../domain/instant.ts';
import type { AuditWanted } from '../../storage/audit/store.ts';
import type { Needs } from '../services.ts';

/** After its close little is written to a chat: the close is among so many of its last lines. */
const CLOSE_LOOK_BACK = 50;

/** A page of the record as leads read it: with the chats and customers that it is about. */
export async function readAudit(
  services: Needs<'audit' | 'directory' | 'profile' | 'store.chats'>,
  asked: z.output<typeof AuditQuery>,
): Promise<AuditPage> {
  const { before, ...filter } = asked;
  const page = await services.audit.page({ before, ...wantedBy(services, filter) });
  return { ...page, lines: await Promise.all(page.lines.map((line) => withSubject(services, line))) };
}

/** Which lines a question is about: its days are those of the desk's time zone. */
export function wantedBy(
  services: Needs<'profile'>,
  { from, to, act, by }: z.output<typeof AuditFilter>,
): AuditWanted {
  const { timeZone } = services.profile.hours.calendar;
  return {
    ...{ act, by },
    from: from === undefined ? undefined : startOfDay(from, timeZone),
    to: to === undefined ? undefined : endOfDay(to, timeZone),
  };
}

/**
 * The record as CSV, piece by piece: what is sealed, and nothing that an erasure would have to reach in a file, so
 * neither names of customers nor reasons.
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

async function withSubject(
  services: Needs<'directory' | 'store.chats'>,
  line: AuditView,
): Promise<AuditView> {
  const { act, about, details } = line;
  if (about === null) return line;
  if (act === 'exported' && details['person'] === true)
    return { ...line, customer: await customerOf(services, about) };
  if (!CHAT_ACTS.has(act)) return line;
  const stored = await services.store.chats.find(about);
  if (!stored) return line;
  const skipped = details['skipped'] === true ? await reasonOf(services, about) : undefined;
  const chat: AuditedChat = { id: about, ...(skipped === undefined ? {} : { skipped }) };
  return { ...line, chat, customer: await customerOf(services, stored.chat.customerId) };
}

async function customerOf(
  services: Needs<'directory'>,
  id: string,
): Promise<NonNullable<AuditView['customer']>> {
  await services.directory.ensureLoaded([id]);
  return { id, name: services.directory.customer(id)?.name ?? null };
}

async function reasonOf(services: Needs<'store.chats'>, chatId: string): Promise<string | undefined> {
  const last = await services.store.chats.entries(chatId, { last: CLOSE_LOOK_BACK });
  const closed = last.findLast((entry) => entry.kind === 'closed');
  return closed?.kind === 'closed' ? closed.data.skipped : undefined;
}

/** What these are about is a chat's id, if there is a chat of that id; what else is exported has other names. */
const CHAT_ACTS: ReadonlySet<AuditView['act']> = new Set([
  ...(['blocked', 'block_lifted', 'taken_over'] as const),
  ...(['lead_decided', 'closed_by_force', 'exported'] as const),
]);
