import {
  CaseNumber,
  type CaseCustomer,
  type CasesPage,
  type CasesQuery,
  type CaseWithEntries,
} from '../../../protocol/cases.ts';
import type { FoundCase } from '../../../protocol/search.ts';
import { mayWithCase } from '../../../protocol/case-rights.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { z } from 'zod';
import { caseEntry, caseForStaff, similarCase } from '../../delivery/present-case.ts';
import { caseCustomer } from '../../delivery/present-customer.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { askFor, type Ask } from '../../domain/search/grams.ts';
import { excerptOf, type Excerpt } from '../../domain/search/hits.ts';
import { BadCursor } from '../../storage/chats/store.ts';
import type { CaseFilter, StoredCase } from '../../storage/cases/store.ts';
import { readablePerson } from '../customers/read-records.ts';
import type { Needs } from '../services.ts';
import { recurringOf, similarTo } from './similar-cases.ts';
import { departmentsOf, NO_SUCH_CASE, relationToCase } from './change-case.ts';

const PER_PAGE = 50;

/** The number of a case as it is kept; null for what is none. */
export function numberIn(text: string): number | null {
  return CaseNumber.safeParse(text).success ? Number(text.slice(2)) : null;
}

/** A case by its number, if this account may read it; foreign and missing are answered alike. */
export async function readableCase(
  services: Needs<'directory' | 'store.cases'>,
  asker: Asker,
  text: string,
): Promise<StoredCase | Refusal> {
  const number = numberIn(text);
  const stored = number === null ? null : await services.store.cases.find(number);
  if (!stored) return NO_SUCH_CASE;
  return mayWithCase(asker, 'read', relationToCase(services, asker, stored.case)) ? stored : NO_SUCH_CASE;
}

/** The case that goes on for this one, if it was merged; else the case itself. */
export async function caseInPlaceOf(
  services: Needs<'directory' | 'store.cases'>,
  asker: Asker,
  stored: StoredCase,
): Promise<StoredCase | Refusal> {
  let now: StoredCase | Refusal = stored;
  const seen = new Set<number>();
  while (!isRefusal(now) && now.case.state.status === 'merged' && !seen.has(now.number)) {
    seen.add(now.number);
    now = await readableCase(services, asker, `T-${now.case.state.into}`);
  }
  return now;
}

/** What it takes to show a case with its customer. */
export type ShowingServices = 'clock' | 'directory' | 'store.cases' | 'store.chats' | 'store.customerRecords';

/** A case with its customer, its log, and what may be the same matter. */
export async function shownInFull(
  services: Needs<ShowingServices>,
  asker: Asker,
  stored: StoredCase,
): Promise<CaseWithEntries> {
  const { number } = stored;
  const entries = await services.store.cases.entries(number);
  return {
    case: caseForStaff(stored, services.directory),
    customer: await customerOf(services, asker, stored),
    entries: entries.map((entry) => caseEntry(number, entry, services.directory)),
    similar: (await similarTo(services, asker, stored)).map(similarCase),
    recurring: await recurringOf(services, stored),
  };
}

async function customerOf(
  services: Needs<'store.chats' | 'store.customerRecords'>,
  asker: Asker,
  { case: { customerId } }: StoredCase,
): Promise<CaseCustomer | null> {
  if (customerId === null) return null;
  const person = await readablePerson(services, asker, customerId);
  return isRefusal(person) ? null : caseCustomer(person);
}

/** A page of the cases that this account may see. */
export async function listCases(
  services: Needs<'directory' | 'store.cases'>,
  asker: Asker,
  asked: z.output<typeof CasesQuery>,
): Promise<CasesPage | Refusal> {
  try {
    const found = await services.store.cases.list(filterOf(services, asker, asked));
    return {
      cases: found.cases.map((one) => caseForStaff(one, services.directory)),
      cursor: found.cursor,
    };
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error;
    return { ...refuse('bad_request', 'cursor: take it from the page before'), field: 'cursor' };
  }
}

/** A page of the cases that have all the words, with what was found in each. Throws `BadCursor`. */
export async function listFoundCases(
  services: Needs<'directory' | 'store.cases'>,
  asker: Asker,
  asked: { q: string; limit: number; cursor?: string },
): Promise<{ cases: FoundCase[]; cursor: string | null }> {
  const ask = askFor(asked.q) ?? [];
  const page = await services.store.cases.list({ ...filterOf(services, asker, asked), ...asked });
  return {
    cases: page.cases.map((one) => ({
      ...caseForStaff(one, services.directory),
      hit: hitIn(one.case.text, ask) ?? page.found?.get(one.number) ?? { text: one.case.text, marks: [] },
    })),
    cursor: page.cursor,
  };
}

/** What was found in the words that the case began with: these stand there as they were written. */
function hitIn(text: string, ask: Ask): Excerpt | null {
  const excerpt = excerptOf(text, ask);
  return excerpt.marks.length > 0 ? excerpt : null;
}

function filterOf(
  { directory }: Needs<'directory'>,
  asker: Asker,
  { owner, customer, chat, q, ...same }: z.output<typeof CasesQuery>,
): CaseFilter {
  const { account } = asker;
  const isLead = mayWithCase(asker, 'read', 'foreign');
  return {
    ...same,
    limit: PER_PAGE,
    ...(owner ? ownedBy(owner, account, departmentsOf(directory, account)) : {}),
    customerId: customer,
    chatId: chat,
    ...(q ? { q } : {}),
    ...(isLead ? {} : { visibleTo: { account, departments: departmentsOf(directory, account) } }),
  };
}

/** What waits for the asker, or in their queues, stands there before somebody has accepted it. */
function ownedBy(
  owner: string,
  account: string,
  departments: readonly string[],
): Pick<CaseFilter, 'owner' | 'offeredTo'> {
  if (owner === 'me') return { owner: account, offeredTo: { account } };
  return owner === 'none' ? { owner: null, offeredTo: { departments } } : { owner };
}
