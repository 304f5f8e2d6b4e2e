import { detailsOf } from '../../delivery/present-chat.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import { NO_VISIT, opened, told, type ToldVisit, type Visit } from '../../domain/customer/visit.ts';
import type { Instant } from '../../domain/instant.ts';
import { mergedAttributes } from '../../domain/visitor/attributes.ts';
import { isNews } from '../../live/directory.ts';
import type { Customer } from '../../storage/customers/store.ts';
import { republishRowToStaff } from '../chats/republish-row.ts';
import type { Needs } from '../services.ts';

/** What a customer's browser says about them. */
export interface Introduction {
  page?: string | undefined;
  referrer?: string | undefined;
  locale?: string | undefined;
  name?: string | undefined;
  contact?: string | undefined;
  attributes?: Record<string, string> | undefined;
  network?: string | null | undefined;
  /** Their last pages, and what they browse with. */
  visit?: ToldVisit | undefined;
}

/** A visit is put down again after this long, if nothing else has changed. */
const SEEN_AGAIN_MS = 60_000;

/** Stores what is known of a customer who writes. Does nothing if it is known already. */
export async function introduce(
  services: Needs<'clock' | 'directory' | 'publisher' | 'rules' | 'store.chats' | 'store.customers'>,
  customerId: string,
  said: Introduction,
): Promise<void> {
  const known = await services.store.customers.find(customerId);
  const now = services.clock.now();
  const clean = masked(said, services);
  const customer: Customer = {
    ...(known ?? { ...NOTHING_KNOWN, firstSeenAt: now }),
    ...definedOf(clean),
    id: customerId,
    lastSeenAt: now,
    attributes: mergedAttributes(known?.attributes ?? {}, clean.attributes ?? {}),
    ...visitWith(known?.visit, said, now),
  };
  if (known && now - known.lastSeenAt < SEEN_AGAIN_MS && !isNews(known, customer)) return;
  await services.store.customers.save(customer);
  await services.directory.ensureLoaded([customerId]);
  services.directory.remember(customer);
  if (known && JSON.stringify(detailsOf(known)) !== JSON.stringify(detailsOf(customer)))
    await publishDetails(services, customerId);
}

/** Lists do not contain the details: consoles that follow the customer's chat would not learn of them otherwise. */
async function publishDetails(
  services: Needs<'publisher' | 'store.chats'>,
  customerId: string,
): Promise<void> {
  const latest = await services.store.chats.latestOf(customerId);
  if (latest && latest.chat.state.status !== 'closed') services.publisher.detailsChanged(latest);
}

/** Their last pages, with the one that they are on now. */
function visitWith(
  known: Visit | undefined,
  { page, visit }: Introduction,
  at: Instant,
): Pick<Customer, 'visit'> {
  const before = known ?? NO_VISIT;
  const now = opened(visit === undefined ? before : told(before, visit), page, at);
  return now === NO_VISIT ? {} : { visit: now };
}

type Field = 'verifiedAs' | 'name' | 'contact' | 'locale' | 'page' | 'referrer' | 'network';
const NOTHING_KNOWN: Pick<Customer, Field> = {
  name: null,
  contact: null,
  locale: null,
  page: null,
  referrer: null,
  network: null,
  verifiedAs: null,
};

/** Card and identity numbers are never stored, not even in a name. */
function masked(said: Introduction, { rules }: Needs<'rules'>): Introduction {
  const { name, contact, attributes = {} } = said;
  return {
    ...said,
    ...(name ? { name: rules.mask(name) } : {}),
    ...(contact ? { contact: rules.mask(contact) } : {}),
    attributes: rules.maskAttributes(attributes),
  };
}

/** What was said; an empty field says nothing. */
function definedOf({
  page,
  referrer,
  locale,
  name,
  contact,
  network,
}: Introduction): Partial<Pick<Customer, Exclude<Field, 'verifiedAs'>>> {
  return Object.fromEntries(
    Object.entries({ page, referrer, locale, name, contact, network }).filter(([, value]) => value),
  );
}

/** Puts the contact that a customer was asked for, and has said, into their record, for everybody to see. S1(16) */
export async function storeContacts(
  services: Needs<
    'chats' | 'clock' | 'directory' | 'publisher' | 'rules' | 'store.chats' | 'store.customers'
  >,
  news: ChatNews[],
): Promise<void> {
  for (const { after, entries } of news) {
    const given = entries.findLast((entry) => entry.kind === 'contact_given');
    if (!given) continue;
    await introduce(services, after.chat.customerId, { contact: given.data.contact });
    await republishRowToStaff(services, after.chat.id);
  }
}
