import type { TFunction } from 'i18next';
import type { HandoverView, StaffChat, StaffView } from '../../../../protocol/chat.ts';
import { customerName, isolated } from '../../parts/names.ts';
import { mineOf } from '../../store/lists.ts';

type Chats = Readonly<Record<string, StaffChat>>;
type Staff = Readonly<Record<string, StaffView>>;

/** The chats that were handed to this agent since the previous state. */
export function handedOver(now: Chats, before: Chats, account: string): StaffChat[] {
  return mineOf(now, account).filter(
    ({ id, handover }) => handover !== null && before[id]?.handover?.at !== handover.at,
  );
}

const OF_ITSELF: Partial<Record<HandoverView['why'], 'handover.agentDisabled' | 'handover.overdue'>> = {
  agent_disabled: 'handover.agentDisabled',
  overdue: 'handover.overdue',
};

/** Who handed a chat over, or why it came automatically, in a few words. */
export function handoverSource({ by, why }: HandoverView, staff: Staff, t: TFunction): string {
  if (by === null) return t(OF_ITSELF[why] ?? 'handover.agentLost');
  return t('handover.from', { number: staff[by]?.number ?? by });
}

/** The sentence for a handover: by whom, which customer, and the note. */
export function handoverSentence(
  chat: Pick<StaffChat, 'customer'>,
  handover: HandoverView,
  staff: Staff,
  t: TFunction,
): string {
  const { note } = handover;
  const words = { source: handoverSource(handover, staff, t), name: isolated(customerName(chat, t)) };
  return note === null ? t('handover.told', words) : t('handover.toldWithNote', { ...words, note });
}
