import { useEffect } from 'react';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { cut } from '../../../../protocol/graphemes.ts';
import { i18n } from '../../locales/i18n.ts';
import { customerName, isolated, staffName } from '../../parts/names.ts';
import { useClock } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';
import { undecidedIn } from '../../store/lists.ts';
import { useSettings } from '../../store/settings.ts';
import { showNotice } from '../../store/view.ts';
import { alarmsAt, type Alarm } from './alarms.ts';
import { notify, playAlert } from './signals.ts';

/** Plays a sound and shows a notice once for each alarm. */
export function useAlarms(): void {
  useEffect(() => {
    let announced: ReadonlySet<string> = new Set();
    return useClock.subscribe(({ now }) => {
      const alarms = alarmsAt(useDesk.getState(), now);
      const fresh = alarms.filter(({ key }) => !announced.has(key));
      announced = new Set(alarms.map(({ key }) => key));
      for (const alarm of fresh) sound(alarm);
    });
  }, []);
}

function sound({ chatId, what }: Alarm): void {
  const { chats, staff } = useDesk.getState();
  const chat = chats[chatId];
  if (!chat) return;
  const { sound: loud, notify: outside } = useSettings.getState();
  const words = wordsFor(what, {
    name: isolated(customerName(chat, i18n.t)),
    agent: staffName(staff, callerOf(what, chat), i18n.t),
    text: undecidedIn(chat).at(-1)?.text ?? '',
  });
  if (loud) playAlert();
  // Leads see their calls in a bar of their own; the agent gets a notice.
  if (what === 'overdue' || what === 'holdOver') showNotice(words);
  if (outside && document.visibilityState !== 'visible') notify(chatId, words, chat.lastText);
}

function callerOf(what: Alarm['what'], chat: StaffChat): string | undefined {
  if (what === 'approval') return undecidedIn(chat).at(-1)?.by;
  return what === 'leadCalled' ? chat.leadCall?.by : chat.closeAsked?.by;
}

function wordsFor(
  what: Alarm['what'],
  { name, agent, text }: { name: string; agent: string; text: string },
): string {
  switch (what) {
    case 'overdue':
      return i18n.t('alerts.overdue', { name });
    case 'holdOver':
      return i18n.t('alerts.holdOver', { name });
    case 'leadTold':
      return i18n.t('alerts.leadTold', { name });
    case 'crisis':
      return i18n.t('alerts.crisis', { name });
    case 'approval':
      return i18n.t('alerts.approval', { agent, name, text: cut(text, 80) });
    case 'leadCalled':
      return i18n.t('alerts.leadCalled', { agent, name });
    case 'closeAsked':
      return i18n.t('alerts.closeAsked', { agent, name });
  }
}
