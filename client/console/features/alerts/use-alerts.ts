import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { i18n } from '../../locales/i18n.ts';
import { customerName, isolated } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { accountOf } from '../../store/selectors.ts';
import { chatsOnScreen, showChatNotice, useView, type Notice } from '../../store/view.ts';
import { handedOver, handoverSentence } from '../marks/handovers.ts';
import { offersOf } from '../../store/lists.ts';
import { callsFor, ringingFor } from './alarms.ts';
import { notify, notifyOfCase, playAlert, unlockSound } from './signals.ts';

/** The interval at which the sound repeats while unseen customers wait, ms. */
const AGAIN_MS = 20_000;

/** Alerts the agent: sound, notifications, and the count in the page title. */
export function useAlerts(): void {
  useTitle();
  useEffect(() => {
    window.addEventListener('pointerdown', unlockSound);
    window.addEventListener('keydown', unlockSound);
    unlockSound();
    return () => {
      window.removeEventListener('pointerdown', unlockSound);
      window.removeEventListener('keydown', unlockSound);
    };
  }, []);
  useEffect(
    () =>
      useDesk.subscribe(
        (now, before) => now.known && before.known && alertToChanges(now.chats, before.chats),
      ),
    [],
  );
  useEffect(
    () => useView.subscribe((now, before) => now.notice !== before.notice && alertToNotice(now.notice)),
    [],
  );
  useEffect(() => {
    const timer = setInterval(() => {
      if (audible(ringingFor(useDesk.getState()))) playAlert();
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
    // On the icon of the installed app; refused where it is not installed.
    if ('setAppBadge' in navigator) void navigator.setAppBadge(count).catch(() => undefined);
  }, [count, t]);
}

type Chats = Readonly<Record<string, StaffChat>>;

/** Each new event alerts once. */
function alertToChanges(now: Chats, before: Chats): void {
  if (now === before) return;
  const desk = useDesk.getState();
  const handed = new Set(handedOver(now, before, accountOf(desk)).map(({ id }) => id));
  for (const id of handed) announceHandover(id);
  const fresh = ringingFor(desk).filter((id) => {
    const known = before[id];
    const isNew = !known || (now[id]?.unread ?? 0) > known.unread || now[id]?.status !== known.status;
    return isNew && !handed.has(id);
  });
  fresh.push(
    ...handed,
    ...offersOf(desk).flatMap(({ id, offer }) => (isSameOffer(offer, before[id]?.offer) ? [] : [id])),
  );
  if (fresh.length === 0) return;
  if (audible(fresh)) playAlert();
  if (!useSettings.getState().notify || document.visibilityState === 'visible') return;
  for (const id of fresh) {
    const chat = now[id];
    if (!chat) continue;
    const isHandover = handed.has(id);
    notify(id, titleFor(chat, isHandover), (isHandover ? chat.handover?.note : null) ?? chat.lastText);
  }
}

function isSameOffer(one: StaffChat['offer'], other: StaffChat['offer']): boolean {
  return one?.to === other?.to && one?.until === other?.until;
}

/** The title of a notification: for a new chat how it came, else who has written. */
function titleFor(chat: StaffChat, isHandover: boolean): string {
  const { t } = i18n;
  if (chat.offer?.to === accountOf(useDesk.getState()))
    return t('alerts.offer', { name: isolated(customerName(chat, t)) });
  if (chat.status === 'waiting') return t('alerts.newChat');
  if (isHandover && chat.handover)
    return handoverSentence(chat, { ...chat.handover, note: null }, useDesk.getState().staff, t);
  return t('alerts.from', { name: isolated(customerName(chat, t)) });
}

/** Not for the chat in view: its log shows the handover. */
function announceHandover(id: string): void {
  const { chats, staff } = useDesk.getState();
  const chat = chats[id];
  if (!chat?.handover || chatsOnScreen().includes(id)) return;
  showChatNotice(id, handoverSentence(chat, chat.handover, staff, i18n.t));
}

/** A colleague's call, or a case: one sound, and a notification if the window is in the background. [P6] */
function alertToNotice(notice: Notice | null): void {
  if (notice?.calls !== true) return;
  const { sound, notify: outside } = useSettings.getState();
  if (sound) playAlert();
  if (!outside || document.visibilityState === 'visible') return;
  const { chatId, caseNumbers, words } = notice;
  if (chatId !== undefined) notify(chatId, words, '');
  const [number] = caseNumbers ?? [];
  if (number !== undefined) notifyOfCase(number, words);
}

/** A chat in view makes no sound. */
function audible(ids: readonly string[]): boolean {
  if (!useSettings.getState().sound) return false;
  const shown = chatsOnScreen();
  const looking = document.visibilityState === 'visible' && document.hasFocus();
  return ids.some((id) => !looking || !shown.includes(id));
}
