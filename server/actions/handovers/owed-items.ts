import { HANDOVER_ITEMS_MAX, type OwedItem } from '../../../protocol/handovers.ts';
import { cut } from '../../../protocol/graphemes.ts';
import { caseNumber } from '../../delivery/present-case.ts';
import { agentOf, isInCrisis, type Chat } from '../../domain/chat/chat.ts';
import { isOpen } from '../../domain/case/case.ts';
import { knownName } from '../../domain/customer/record.ts';
import { inSheetOrder, whyOfChat, type ItemId } from '../../domain/handover/handover.ts';
import { isoOrNull, type Instant } from '../../domain/instant.ts';
import type { StoredCase } from '../../storage/cases/store.ts';
import { numberIn } from '../cases/read-cases.ts';
import type { Needs } from '../services.ts';

/** Characters of what is shown of a chat or a case. */
const WORDS_MAX = 120;

type Reading = Needs<'directory' | 'store.cases' | 'store.chats'>;

/** An item with its deadline as the database keeps it. */
export type Owed = Omit<OwedItem, 'dueAt'> & { dueAt: Instant | null };

/** What somebody owes now: their open chats, and their open cases of every kind, at most so many of each. [P8] */
export async function owedBy(services: Reading, account: string): Promise<Owed[]> {
  const { store } = services;
  const [chatIds, { cases }] = await Promise.all([
    store.chats.openChatsOf(account),
    store.cases.list({ owner: account, status: 'open', limit: HANDOVER_ITEMS_MAX }),
  ]);
  const chats = await Promise.all(chatIds.slice(0, HANDOVER_ITEMS_MAX).map((id) => store.chats.find(id)));
  const theirs = chats.flatMap((stored) =>
    stored?.chat.state.status === 'open' && agentOf(stored.chat) === account ? [stored.chat] : [],
  );
  return inSheetOrder(await inWords(services, theirs, cases));
}

/** These chats and cases in words; what is over is left out. */
export async function itemsInWords(services: Reading, items: readonly ItemId[]): Promise<Owed[]> {
  const { chats, cases } = await running(services, items);
  return inSheetOrder(await inWords(services, chats, cases));
}

/** How many of these chats and cases run and are still with an account. */
export async function countStillOwed(
  services: Running,
  account: string,
  items: readonly ItemId[],
): Promise<number> {
  const { chats, cases } = await running(services, items);
  return [...chats.map(agentOf), ...cases.map((stored) => stored.case.owner)].filter(
    (owner) => owner === account,
  ).length;
}

type Running = Needs<'store.cases' | 'store.chats'>;

async function running(
  { store }: Running,
  items: readonly ItemId[],
): Promise<{ chats: Chat[]; cases: StoredCase[] }> {
  const chats = await Promise.all(
    items.flatMap(({ kind, id }) => (kind === 'chat' ? [store.chats.find(id)] : [])),
  );
  const cases = await Promise.all(
    items.flatMap(({ kind, id }) => (kind === 'case' ? [store.cases.find(numberIn(id) ?? 0)] : [])),
  );
  return {
    chats: chats.flatMap((stored) => (stored?.chat.state.status === 'open' ? [stored.chat] : [])),
    cases: cases.filter((stored) => stored !== null).filter((stored) => isOpen(stored.case)),
  };
}

/** An item as it is sent. */
export function owedItem(item: Owed): OwedItem {
  return { ...item, dueAt: isoOrNull(item.dueAt) };
}

async function inWords(
  { directory }: Reading,
  chats: readonly Chat[],
  cases: readonly StoredCase[],
): Promise<Owed[]> {
  const customers = [
    ...chats.map(({ customerId }) => customerId),
    ...cases.flatMap(({ case: { customerId } }) => customerId ?? []),
  ];
  await directory.ensureLoaded(customers);
  const nameOf = (customerId: string | null): string | null => {
    const customer = customerId === null ? null : directory.customer(customerId);
    return customer === null ? null : knownName(customer);
  };
  return [
    ...chats.map((chat) => ({
      ...{ kind: 'chat' as const, id: chat.id, urgent: false, customer: nameOf(chat.customerId) },
      why: whyOfChat({ crisis: isInCrisis(chat), owes: chat.waitingSince !== null }),
      dueAt: chat.hold?.until ?? null,
      words: cut(chat.lastText, WORDS_MAX),
    })),
    ...cases.map(({ number, case: one }) => ({
      ...{ kind: 'case' as const, id: caseNumber(number), why: one.kind, urgent: one.urgent },
      ...{ customer: nameOf(one.customerId), dueAt: one.deadline?.dueAt ?? null },
      words: cut(one.text, WORDS_MAX),
    })),
  ];
}
