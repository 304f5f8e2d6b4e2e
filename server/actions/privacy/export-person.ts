import type { Entry } from '../../../protocol/entry.ts';
import { caseForCustomer } from '../../delivery/present-case.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { iso, isoOrNull } from '../../domain/instant.ts';
import { shownAttributes } from '../../domain/visitor/attributes.ts';
import { NO_VISIT } from '../../domain/customer/visit.ts';
import type { StoredPerson } from '../../storage/customers/record-store.ts';
import type { Customer } from '../../storage/customers/store.ts';
import type { ChatStore } from '../../storage/chats/store.ts';
import type { Needs } from '../services.ts';

const CHATS = 20;
/** Changes of a record in an export, the newest. */
const LINES = 10_000;
const ENTRIES = 500;

/** A part of a person's data, in the order of the export. */
export type Part =
  | { is: 'person'; person: object }
  | { is: 'chat'; chat: ExportedChat }
  | { is: 'entries'; entries: Entry[] }
  | { is: 'end of chat' }
  | { is: 'cases'; cases: ExportedCase[] };

/** A chat as far as it is its customer's. */
export interface ExportedChat {
  id: string;
  startedAt: string;
  status: string;
  closedAt: string | null;
  reason: string | null;
  rating: number | null;
  /** What staff wrote that it was about. */
  summary: string | null;
}

/** A case as far as it is its customer's: what they said, and what became of it, without the words of who worked on it. */
export interface ExportedCase {
  number: string;
  kind: string;
  class: string | null;
  text: string;
  openedAt: string;
  dueAt: string | null;
  state: string;
}

/**
 * Everything that is stored about a person and theirs, as a stream: what they told about themselves, what staff have
 * written into their record, blocks on them, and each chat as they saw it, with the summary of its wrap-up. Without internal notes, and without the names behind agents' numbers.
 */
export async function* partsOf(
  services: Needs<
    | 'clock'
    | 'publisher'
    | 'store.blocks'
    | 'store.cases'
    | 'store.chats'
    | 'store.customerRecords'
    | 'store.erasure'
    | 'visitorNames'
  >,
  customerId: string,
): AsyncGenerator<Part> {
  const person = await services.store.customerRecords.find(customerId);
  const customers = person?.members.map(({ id }) => id) ?? [customerId];
  yield { is: 'person', person: await personOf(services, customerId, person) };
  let cursor: string | null = null;
  do {
    const filter = { customerId: customers, limit: CHATS, ...(cursor === null ? {} : { cursor }) };
    const page: Awaited<ReturnType<ChatStore['list']>> = await services.store.chats.list(filter);
    for (const { chat } of page.chats) yield* chatParts(services, chat);
    cursor = page.cursor;
  } while (cursor !== null);
  yield { is: 'cases', cases: await casesOf(services, customers) };
}

async function casesOf(
  services: Needs<'store.cases'>,
  customerId: readonly string[],
): Promise<ExportedCase[]> {
  const all: ExportedCase[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await services.store.cases.list({ customerId, cursor, limit: CHATS });
    for (const one of page.cases) {
      const { class: about, text, openedAt } = one.case;
      all.push({ ...caseForCustomer(one), class: about, text, openedAt: iso(openedAt) });
    }
    cursor = page.cursor;
  }
  return all;
}

async function* chatParts(services: Needs<'publisher' | 'store.chats'>, chat: Chat): AsyncGenerator<Part> {
  yield { is: 'chat', chat: exported(chat) };
  for (let after = 0; after < chat.lastCustomerSeq;) {
    const page = { after, limit: ENTRIES };
    const found = await services.store.chats.entriesForCustomer(chat.id, page);
    const entries = found
      .map((entry) => services.publisher.entryForCustomer(entry))
      .filter((one) => one !== null);
    const last = entries.at(-1);
    if (!last) break;
    yield { is: 'entries', entries };
    after = last.seq;
  }
  yield { is: 'end of chat' };
}

async function personOf(
  services: Needs<'clock' | 'store.blocks' | 'store.customerRecords' | 'store.erasure' | 'visitorNames'>,
  customerId: string,
  person: StoredPerson | null,
): Promise<object> {
  const [first, ...others] = person?.members ?? [];
  const { record = null } = person ?? {};
  const lines = await services.store.customerRecords.lines(person?.members.map(({ id }) => id) ?? [], LINES);
  return {
    ...(await sourceOf(services, customerId, first ?? null)),
    // What staff have written about them, with its earlier values; who wrote it is left out.
    record,
    changes: lines.map(({ at, type, changes }) => ({ at: iso(at), type, changes })),
    joined: await Promise.all(others.map((one) => sourceOf(services, one.id, one))),
  };
}

/** What somebody said about themselves under one token, or at one website. */
async function sourceOf(
  services: Needs<'clock' | 'store.blocks' | 'store.erasure' | 'visitorNames'>,
  id: string,
  customer: Customer | null,
): Promise<object> {
  const blocks = await services.store.blocks.inForce(services.clock.now());
  const contactName = services.visitorNames.contact(customer?.contact);
  return {
    ...said(id, customer),
    websiteIds: await services.store.erasure.websiteIds(customer?.id ?? id),
    blocks: blocks
      .filter(({ value }) => value === id || value === contactName)
      .map(({ kind, at, until }) => ({ kind, at: iso(at), until: iso(until) })),
  };
}

const NOTHING_SAID = {
  ...{ name: null, contact: null, locale: null, page: null, referrer: null, attributes: {} },
  ...{ firstSeenAt: null, lastSeenAt: null },
};

function said(asked: string, customer: Customer | null): object {
  const { id, ...known } = customer ?? { id: asked, ...NOTHING_SAID };
  const visit = customer?.visit ?? NO_VISIT;
  const { name, contact, locale, page, referrer, attributes, firstSeenAt, lastSeenAt } = known;
  return {
    ...{ id, name, contact, locale, page, referrer, attributes: shownAttributes(attributes) },
    ...{ pages: visit.pages.map((one) => ({ page: one.page, at: iso(one.at) })) },
    ...{ device: visit.device, timeZone: visit.timeZone },
    ...{ firstSeenAt: isoOrNull(firstSeenAt), lastSeenAt: isoOrNull(lastSeenAt) },
  };
}

function exported({ id, startedAt, state, summary }: Chat): ExportedChat {
  const closed = state.status === 'closed' ? state : null;
  return {
    ...{ id, startedAt: iso(startedAt), status: state.status, closedAt: isoOrNull(closed?.closedAt ?? null) },
    ...{ reason: closed?.reason ?? null, rating: closed?.rating ?? null },
    summary,
  };
}
