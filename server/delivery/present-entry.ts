import type { By, Entry, EntryData } from '../../protocol/entry.ts';
import type { Author } from '../domain/chat/author.ts';
import { filesOf, type LogEntry } from '../domain/chat/log.ts';
import { withFiles } from '../domain/file/attached.ts';
import { shownToCustomer, shownToStaff } from '../domain/chat/shown.ts';
import { iso } from '../domain/instant.ts';
import type { StaffNames } from '../live/directory.ts';

/** An entry as staff see it. */
export function entryForStaff(entry: LogEntry, names: StaffNames): Entry {
  const text = textOf(entry);
  return {
    chatId: entry.chatId,
    seq: entry.seq,
    at: iso(entry.at),
    kind: entry.kind,
    by: byForStaff(entry.by, names),
    ...(text === undefined ? {} : { text }),
    ...withFiles(filesOf(entry)),
    ...(entry.clientId !== undefined && entry.by.role !== 'customer' ? { clientId: entry.clientId } : {}),
    ...dataOf(shownToStaff(entry)),
  };
}

/**
 * An entry as its customer sees it, in the customer's own count; null if only staff may see it. Omits accounts, staff
 * names, transfer notes and internal reasons.
 */
export function entryForCustomer(entry: LogEntry, names: StaffNames): Entry | null {
  if (entry.customerSeq === null) return null;
  const own = entry.by.role === 'customer';
  const text = textOf(entry);
  return {
    chatId: entry.chatId,
    seq: entry.customerSeq,
    at: iso(entry.at),
    kind: entry.kind,
    by: byForCustomer(entry.by, names),
    ...(text === undefined || entry.kind === 'transferred' ? {} : { text }),
    ...withFiles(filesOf(entry)),
    ...(own && entry.clientId !== undefined ? { clientId: entry.clientId } : {}),
    ...dataOf(shownToCustomer(entry, (account) => names.number(account))),
  };
}

function textOf(entry: LogEntry): string | undefined {
  return 'text' in entry ? entry.text : undefined;
}

function byForStaff(by: Author, names: StaffNames): By {
  return 'account' in by
    ? { role: by.role, account: by.account, name: names.name(by.account) }
    : { role: by.role };
}

function byForCustomer(by: Author, names: StaffNames): By {
  return 'account' in by ? { role: by.role, name: names.number(by.account) } : { role: by.role };
}

function dataOf(data: EntryData | null): { data?: EntryData } {
  return data === null ? {} : { data };
}
