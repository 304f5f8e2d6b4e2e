import type { Entry } from '../../../protocol/entry.ts';
import { caseForCustomer } from '../../delivery/present-case.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { iso, isoOrNull } from '../../domain/instant.ts';
import { shownAttributes } from '../../domain/visitor/attributes.ts';
import type { Customer } from '../../storage/customers/store.ts';
import type { ChatStore } from '../../storage/chats/store.ts';
import type { Needs } from '../services.ts';

const CHATS = 20;
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
 * Everything that is stored about a person and theirs, as a stream: what they told about themselves, blocks on them,
 * and each chat as they saw it. Without internal notes, and without the names behind agents' numbers.
 */
export async function* partsOf(
  services: Needs<
    | 'clock'
    | 'publisher'
    | 'store.blocks'
    | 'store.cases'
    | 'store.chats'
    | 'store.customers'
    | 'store.erasure'
    | 'visitorNames'
  >,
  customerId: string,
): AsyncGenerator<Part> {
  const customer = await services.store.customers.find(customerId);
  yield { is: 'person', person: await personOf(services, customerId, customer) };
  let cursor: string | null = null;
  do {
    const filter = { customerId, limit: CHATS, ...(cursor === null ? {} : { cursor }) };
    const page: Awaited<ReturnType<ChatStore['list']>> = await services.store.chats.list(filter);
    for (const { chat } of page.chats) yield* chatParts(services, chat);
    cursor = page.cursor;
  } while (cursor !== null);
  yield { is: 'cases', cases: await casesOf(services, customerId) };
}

async function casesOf(services: Needs<'store.cases'>, customerId: string): Promise<ExportedCase[]> {
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
  services: Needs<'clock' | 'store.blocks' | 'store.erasure' | 'visitorNames'>,
  id: string,
  customer: Customer | null,
): Promise<object> {
  const { name = null, contact = null, locale = null, page = null, referrer = null } = customer ?? {};
  const blocks = await services.store.blocks.inForce(services.clock.now());
  const contactName = services.visitorNames.contact(contact);
  return {
    ...{ id, name, contact, locale, page, referrer, attributes: shownAttributes(customer?.attributes ?? {}) },
    firstSeenAt: isoOrNull(customer?.firstSeenAt ?? null),
    lastSeenAt: isoOrNull(customer?.lastSeenAt ?? null),
    websiteIds: await services.store.erasure.websiteIds(id),
    blocks: blocks
      .filter(({ value }) => value === id || value === contactName)
      .map(({ kind, at, until }) => ({ kind, at: iso(at), until: iso(until) })),
  };
}

function exported({ id, startedAt, state }: Chat): ExportedChat {
  const closed = state.status === 'closed' ? state : null;
  return {
    ...{ id, startedAt: iso(startedAt), status: state.status, closedAt: isoOrNull(closed?.closedAt ?? null) },
    ...{ reason: closed?.reason ?? null, rating: closed?.rating ?? null },
  };
}
