import type { FindPeople, PeopleFound, PersonView } from '../../../protocol/people.ts';
import type { z } from 'zod';
import { isoOrNull } from '../../domain/instant.ts';
import type { Desk } from '../desk.ts';

/** Customers looked through at a time, for one who gave this contact. */
const AT_A_TIME = 500;
const FOUND_MAX = 100;

/** By whom a token was given out; null if this desk never gave it out. */
export type Bearer = (token: string) => string | null;

/**
 * Looks for a person by a chat of theirs, by a contact however it is written, or by the token in their browser. Nobody
 * for what is known of nobody. A contact may be that of several visitors: of each browser that they came with.
 */
export async function findPeople(
  desk: Desk,
  { by, value }: z.output<typeof FindPeople>,
  bearer: Bearer,
): Promise<PeopleFound> {
  switch (by) {
    case 'chat': {
      const stored = await desk.store.chats.find(value);
      return known(desk, stored === null ? [] : [stored.chat.customerId]);
    }
    case 'token': {
      const id = bearer(value);
      return known(desk, id === null ? [] : [id]);
    }
    case 'contact':
      return known(desk, await whoGave(desk, value));
  }
}

async function whoGave(desk: Desk, contact: string): Promise<string[]> {
  const wanted = desk.visitors.contact(contact);
  const found: string[] = [];
  if (wanted === null) return found;
  for (let after = ''; found.length < FOUND_MAX;) {
    const page = await desk.store.erasure.contacts(after, AT_A_TIME);
    for (const { id, contact: given } of page) if (desk.visitors.contact(given) === wanted) found.push(id);
    if (page.length < AT_A_TIME) break;
    after = page.at(-1)?.id ?? '';
  }
  return found.slice(0, FOUND_MAX);
}

async function known(desk: Desk, ids: string[]): Promise<PeopleFound> {
  const [customers, counts] = await Promise.all([
    desk.store.customers.findMany(ids),
    ids.length === 0 ? new Map<string, number>() : desk.store.chats.countsOf(ids),
  ]);
  const people = ids.map((id): PersonView => {
    const customer = customers.find((one) => one.id === id);
    const chats = counts.get(id) ?? 0;
    const { name = null, contact = null, firstSeenAt = null, lastSeenAt = null } = customer ?? {};
    return {
      id,
      name,
      contact,
      firstSeenAt: isoOrNull(firstSeenAt),
      lastSeenAt: isoOrNull(lastSeenAt),
      chats,
    };
  });
  const isKnown = ({ firstSeenAt, chats }: PersonView): boolean => firstSeenAt !== null || chats > 0;
  return { people: people.filter(isKnown) };
}
