import type { Asker } from '../../../protocol/rights.ts';
import { agentOf } from '../../domain/chat/chat.ts';
import { isOpen } from '../../domain/case/case.ts';
import { standingOf, type ItemId, type ShiftHandover } from '../../domain/handover/handover.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { addEntry } from '../cases/add-entry.ts';
import type { CaseServices } from '../cases/change-case.ts';
import type { ReachingServices } from '../cases/reach-customer.ts';
import { numberIn } from '../cases/read-cases.ts';
import { transfer } from '../chats/staff-actions.ts';
import type { Needs } from '../services.ts';

/** What it takes to move chats and cases. */
export type Moving = Needs<
  | CaseServices
  | ReachingServices
  | 'audit'
  | 'manual'
  | 'ownPhrases'
  | 'publisher'
  | 'store.chats'
  | 'store.files'
>;

/**
 * Moves a chat or a case from the giver of a hand-over to its taker, by the same doors as any other transfer and hand-over and
 * by the giver's right to it. `gone`: there is nothing left to move. Repeated, it finishes what was interrupted. [P8]
 */
export function moveItem(
  services: Moving,
  item: ItemId,
  sides: { from: Asker; to: Asker; handover: ShiftHandover },
): Promise<'accepted' | 'gone' | Refusal> {
  return item.kind === 'chat' ? moveChat(services, item.id, sides) : moveCase(services, item.id, sides);
}

type Sides = Parameters<typeof moveItem>[2];

async function moveChat(
  services: Moving,
  chatId: string,
  { from, to, handover }: Sides,
): Promise<'accepted' | 'gone' | Refusal> {
  const stored = await services.store.chats.find(chatId);
  const owner = stored ? agentOf(stored.chat) : null;
  const standing = standingOf({ owner, isOpen: stored?.chat.state.status === 'open' }, handover);
  if (standing !== 'theirs') return standing === 'moved' ? 'accepted' : 'gone';
  const order = { to: to.account, note: handover.note, isAccepted: true } as const;
  const moved = await transfer(services, from, chatId, order);
  return isRefusal(moved) ? moved : 'accepted';
}

async function moveCase(
  services: Moving,
  number: string,
  { from, to, handover }: Sides,
): Promise<'accepted' | 'gone' | Refusal> {
  const stored = await services.store.cases.find(numberIn(number) ?? 0);
  const owner = stored?.case.owner ?? null;
  const standing = standingOf({ owner, isOpen: stored !== null && isOpen(stored.case) }, handover);
  if (standing !== 'theirs' || stored === null) return standing === 'moved' ? 'accepted' : 'gone';
  const { offer } = stored.case;
  if (offer === null || !('owner' in offer) || offer.owner !== to.account) {
    const assigned = await addEntry(services, from, number, { type: 'assigned', owner: to.account });
    if (isRefusal(assigned)) return assigned;
  }
  const accepted = await addEntry(services, to, number, { type: 'accepted' });
  return isRefusal(accepted) ? accepted : 'accepted';
}
