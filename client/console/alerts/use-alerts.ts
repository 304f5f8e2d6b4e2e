import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../protocol/chat.ts';
import { i18n } from '../i18n.ts';
import { customerName, isolated } from '../parts/names.ts';
import { useDesk } from '../store/desk.ts';
import { useSettings } from '../store/settings.ts';
import { useView } from '../store/view.ts';
import { notify } from './notify.ts';
import { callsFor, ringingFor } from './ringing.ts';
import { ring, wakeSound } from './sound.ts';

/** How often sound calls again while somebody waits unseen, ms. */
const AGAIN_MS = 20_000;

/** Calls the agent: sound, notifications, the count in the title. */
export function useAlerts(): void {
  useTitle();
  useEffect(() => {
    window.addEventListener('pointerdown', wakeSound);
    window.addEventListener('keydown', wakeSound);
    wakeSound();
    return () => {
      window.removeEventListener('pointerdown', wakeSound);
      window.removeEventListener('keydown', wakeSound);
    };
  }, []);
  useEffect(
    () => useDesk.subscribe((now, before) => now.known && before.known && hear(now.chats, before.chats)),
    [],
  );
  useEffect(() => {
    const timer = setInterval(() => {
      if (audible(ringingFor(useDesk.getState()))) ring();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
}

function useTitle(): void {
  const { t } = useTranslation();
  const count = useDesk((state) => {
    const { unread, waiting } = callsFor(state);
    return unread.length + waiting.length;
  });
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${t('title')}` : t('title');
  }, [count, t]);
}

type Chats = Readonly<Record<string, StaffChat>>;

/** What is new since the last change calls once. */
function hear(now: Chats, before: Chats): void {
  if (now === before) return;
  const fresh = ringingFor(useDesk.getState()).filter((id) => {
    const known = before[id];
    return !known || (now[id]?.unread ?? 0) > known.unread || now[id]?.status !== known.status;
  });
  if (fresh.length === 0) return;
  if (audible(fresh)) ring();
  if (!useSettings.getState().notify || document.visibilityState === 'visible') return;
  for (const id of fresh) {
    const chat = now[id];
    if (!chat) continue;
    const name = isolated(customerName(chat, i18n.t));
    notify(
      id,
      chat.status === 'waiting' ? i18n.t('alerts.newChat') : i18n.t('alerts.from', { name }),
      chat.lastText,
    );
  }
}

/** What somebody is looking at needs no sound. */
function audible(ids: readonly string[]): boolean {
  if (!useSettings.getState().sound) return false;
  const { chatId } = useView.getState();
  const looking = document.visibilityState === 'visible' && document.hasFocus();
  return ids.some((id) => !looking || id !== chatId);
}
