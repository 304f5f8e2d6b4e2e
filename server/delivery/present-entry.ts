import type { By, Entry, EntryData } from '../../protocol/entry.ts';
import type { Author } from '../domain/chat/author.ts';
import type { LogEntry } from '../domain/chat/log.ts';
import { iso, isoOrNull } from '../domain/instant.ts';

/** What of an account may be shown: staff see names, customers numbers. */
export interface Nameplates {
  name(account: string): string;
  number(account: string): string;
}

/** An entry as staff see it. */
export function entryForStaff(entry: LogEntry, plates: Nameplates): Entry {
  const text = textOf(entry);
  return {
    chatId: entry.chatId,
    seq: entry.seq,
    at: iso(entry.at),
    kind: entry.kind,
    by: byForStaff(entry.by, plates),
    ...(text === undefined ? {} : { text }),
    ...(entry.clientId !== undefined && entry.by.role !== 'customer' ? { clientId: entry.clientId } : {}),
    ...dataOf(staffData(entry)),
  };
}

/**
 * An entry as its customer sees it, in the customer's own count; null for what only staff may see.
 * Accounts, names, notes on transfers, and reasons given among colleagues stay behind.
 */
export function entryForCustomer(entry: LogEntry, plates: Nameplates): Entry | null {
  if (entry.customerSeq === null) return null;
  const own = entry.by.role === 'customer';
  const text = textOf(entry);
  return {
    chatId: entry.chatId,
    seq: entry.customerSeq,
    at: iso(entry.at),
    kind: entry.kind,
    by: byForCustomer(entry.by, plates),
    ...(text === undefined || entry.kind === 'transferred' ? {} : { text }),
    ...(own && entry.clientId !== undefined ? { clientId: entry.clientId } : {}),
    ...dataOf(customerData(entry, plates)),
  };
}

function textOf(entry: LogEntry): string | undefined {
  return 'text' in entry ? entry.text : undefined;
}

function byForStaff(by: Author, plates: Nameplates): By {
  return 'account' in by
    ? { role: by.role, account: by.account, name: plates.name(by.account) }
    : { role: by.role };
}

function byForCustomer(by: Author, plates: Nameplates): By {
  return 'account' in by ? { role: by.role, name: plates.number(by.account) } : { role: by.role };
}

function dataOf(data: EntryData | null): { data?: EntryData } {
  return data === null ? {} : { data };
}

function staffData(entry: LogEntry): EntryData | null {
  switch (entry.kind) {
    case 'message':
      return entry.data ? { phraseId: entry.data.phraseId, phraseUse: entry.data.phraseUse } : null;
    case 'closed':
      return closing(entry, true);
    case 'warned':
    case 'close_asked':
    case 'held':
      return { until: iso(entry.data.until) };
    case 'lead_told':
      return { since: iso(entry.data.since) };
    case 'joined':
    case 'transferred':
    case 'warning_lifted':
    case 'close_decided':
    case 'contact_given':
    case 'flagged':
    case 'unflagged':
    case 'rated':
    case 'erased':
      return entry.data;
    case 'note':
    case 'nudged':
    case 'hold_over':
    case 'agent_lost':
    case 'agent_back':
      return null;
  }
}

function customerData(entry: LogEntry, plates: Nameplates): EntryData | null {
  switch (entry.kind) {
    case 'closed':
      return closing(entry, false);
    case 'warned':
    case 'held':
      return { until: iso(entry.data.until) };
    case 'transferred':
      return {
        to: entry.data.to === null ? null : plates.number(entry.data.to),
        // What became of an account is nothing to customers.
        why: entry.data.why === 'agent_disabled' ? 'lead' : entry.data.why,
      };
    case 'joined':
      return { how: entry.data.how };
    case 'warning_lifted':
    case 'rated':
    case 'erased':
      return entry.data;
    case 'message':
    case 'note':
    case 'nudged':
    case 'flagged':
    case 'unflagged':
    case 'close_asked':
    case 'close_decided':
    case 'hold_over':
    case 'contact_given':
    case 'lead_told':
    case 'agent_lost':
    case 'agent_back':
      return null;
  }
}

function closing({ data }: LogEntry & { kind: 'closed' }, forStaff: boolean): EntryData {
  const lastCustomerAt = isoOrNull(data.lastCustomerAt);
  const lastAgentAt = isoOrNull(data.lastAgentAt);
  return {
    reason: data.reason,
    ...(lastCustomerAt === null ? {} : { lastCustomerAt }),
    ...(lastAgentAt === null ? {} : { lastAgentAt }),
    ...(forStaff && data.since !== undefined ? { since: iso(data.since) } : {}),
    ...(forStaff && data.skipped !== undefined ? { skipped: data.skipped } : {}),
    ...(forStaff && data.missing !== undefined ? { missing: data.missing } : {}),
    ...(forStaff && data.evidence !== undefined ? { evidence: data.evidence } : {}),
  };
}
