import type { FindPeople, PeopleFound, PersonView } from '../../../protocol/people.ts';
import type { z } from 'zod';
import { isoOrNull } from '../../domain/instant.ts';
import type { Needs } from '../services.ts';

/** Customers looked through at a time, for one who gave this contact. */
const AT_A_TIME = 500;
const FOUND_MAX = 100;

/** The customer whose token this is; null if this desk never issued it. */
export type Bearer = (token: string) => string | null;

/**
 * Finds a person by one of their chats, by a contact in any spelling, or by the token in their browser. An empty list
 * if nothing is known of them. A contact may belong to several visitors, one for each browser.
 */
export async function findPeople(
  services: Needs<'store.chats' | 'store.customers' | 'store.erasure' | 'visitorNames'>,
  { by, value }: z.output<typeof FindPeople>,
  bearer: Bearer,
): Promise<PeopleFound> {
  switch (by) {
    case 'chat': {
      const stored = await services.store.chats.find(value);
      return known(services, stored === null ? [] : [stored.chat.customerId]);
    }
    case 'token': {
      const id = bearer(value);
      return known(services, id === null ? [] : [id]);
    }
    case 'contact':
      return known(services, await whoGave(services, value));
  }
}

async function whoGave(
  services: Needs<'store.erasure' | 'visitorNames'>,
  contact: string,
): Promise<string[]> {
  const wanted = services.visitorNames.contact(contact);
  const found: string[] = [];
  if (wanted === null) return found;
  for (let after = ''; found.length < FOUND_MAX;) {
    const page = await services.store.erasure.contacts(after, AT_A_TIME);
    for (const { id, contact: given } of page)
      if (services.visitorNames.contact(given) === wanted) found.push(id);
    if (page.length < AT_A_TIME) break;
    after = page.at(-1)?.id ?? '';
  }
  return found.slice(0, FOUND_MAX);
}

async function known(
  services: Needs<'store.chats' | 'store.customers'>,
  ids: string[],
): Promise<PeopleFound> {
  const [customers, counts] = await Promise.all([
    services.store.customers.findMany(ids),
    ids.length === 0 ? new Map<string, number>() : services.store.chats.countsOf(ids),
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
