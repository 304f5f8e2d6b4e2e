import { elapsedText } from '../../../protocol/elapsed.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { cut } from '../../../protocol/graphemes.ts';
import { i18n } from '../locales/i18n.ts';
import { customerName, isolated, staffName } from '../parts/names.ts';
import { useDesk } from '../store/desk.ts';
import { useSettings } from '../store/settings.ts';
import { chatsOnScreen, showChatNotice, showNotice } from '../store/view.ts';
import { noted } from './act.ts';
import { ask } from './line.ts';

/** Calls a lead into the chat. [P6] */
export async function callLead(chatId: string, reason: string): Promise<boolean> {
  const answer = await ask('callLead', {
    chatId,
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  });
  if (answer.ok && answer.entry.data?.onDuty === 0) showNotice(i18n.t('actions.callLeadDialog.nobody'));
  return noted(answer);
}

/** Withdraws the call. [P6] */
export async function withdrawCall(chatId: string): Promise<boolean> {
  return noted(await ask('withdrawCall', { chatId }));
}

/** Says that no lead is needed for the complaint that runs: it is not offered again in this chat. [P6] */
export async function passLeadOffer(chatId: string): Promise<boolean> {
  return noted(await ask('passLeadOffer', { chatId }));
}

/** Answers a call as a lead; if a colleague was faster, a notice says who. [P6] */
export async function answerCall(chatId: string): Promise<boolean> {
  const answer = await ask('answerCall', { chatId });
  const taker = answer.ok ? null : TAKEN.exec(answer.error.message)?.groups?.['taker'];
  if (!taker) return noted(answer);
  showNotice(i18n.t('alerts.callTaken', { who: staffName(useDesk.getState().staff, taker, i18n.t, 'lead') }));
  return false;
}

/** The server's message contains the account. */
const TAKEN = /^(?<taker>\S+) has taken this call\.$/;

/** Joins the chat beside its agent. [P6] */
export async function join(chatId: string): Promise<boolean> {
  return noted(await ask('join', { chatId }));
}

/** Leaves a joined chat. [P6] */
export async function unjoin(chatId: string): Promise<boolean> {
  return noted(await ask('unjoin', { chatId }));
}

/**
 * Alerts this person to a mention in a note, or to the lead who answers their call; not if the chat is in view. [P6]
 */
export function alertToHelp(entry: Entry): void {
  if (entry.kind !== 'note' && entry.kind !== 'lead_answered') return;
  const account = useDesk.getState().session?.account ?? '';
  if (entry.by.account === account || isLookedAt(entry.chatId)) return;
  const words = entry.kind === 'note' ? mentioned(entry, account) : taken(entry, account);
  if (words !== null) showChatNotice(entry.chatId, words, { calls: true });
}

function isLookedAt(chatId: string): boolean {
  return chatsOnScreen().includes(chatId) && document.visibilityState === 'visible' && document.hasFocus();
}

function mentioned({ by, text = '', data }: Entry, account: string): string | null {
  const isMeant = data?.mentions?.includes(account) === true;
  return isMeant ? i18n.t('chat.mentioned', { who: nameOf(by), text: cut(text, 80) }) : null;
}

function taken({ chatId, by, at, data }: Entry, account: string): string | null {
  const chat = useDesk.getState().chats[chatId];
  if (chat?.leadCall?.by !== account) return null;
  const took = Date.parse(at) - Date.parse(data?.since ?? at);
  const time = elapsedText(took, useSettings.getState().language);
  return i18n.t('chat.call.taken', { name: isolated(customerName(chat, i18n.t)), who: nameOf(by), time });
}

function nameOf({ account, role }: Entry['by']): string {
  return staffName(useDesk.getState().staff, account, i18n.t, role === 'lead' ? 'lead' : 'agent');
}
