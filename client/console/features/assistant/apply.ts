import { manualFor } from '../../../../phrases/kept-to.ts';
import { actions as manualActions, type Phrase } from '../../../../phrases/manual.ts';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { i18n } from '../../locales/i18n.ts';
import { putPhrase } from '../../connection/own-phrases.ts';
import { filled } from '../../store/filled.ts';
import { addCaseEntry } from '../../connection/cases.ts';
import { runningCases } from '../../store/case-lists.ts';
import { useCases } from '../../store/cases.ts';
import { editCustomer } from '../../store/customers.ts';
import { useDesk } from '../../store/desk.ts';
import { situationIn, useManuals } from '../../store/manuals.ts';
import { askerOf, localeFor, rightsIn } from '../../store/selectors.ts';
import { useSettings } from '../../store/settings.ts';
import {
  openDialog,
  showNotice,
  shownChatId,
  useView,
  type ChatDialog,
  type RecordedKind,
} from '../../store/view.ts';

/** Inserts a suggested phrase, by its index from 0, into the reply; shows a notice if there is none. */
export function applyPhrase(index: number): void {
  const chatId = speakingIn();
  if (chatId === null) return;
  const phrase = useDesk.getState().suggestions[chatId]?.phrases[index];
  if (phrase) putPhrase(chatId, phrase);
  else showNotice(i18n.t('assistant.noPhrase', { n: index + 1 }));
}

/**
 * Takes the next step of the procedure: opens its dialog or inserts its phrase; if the console can do neither, shows a
 * notice that the agent has to do it.
 */
export function takeNextStep(): void {
  const chatId = speakingIn();
  if (chatId === null) return;
  const desk = useDesk.getState();
  const chat = desk.chats[chatId];
  if (chat && leadOfferedIn(chat, askerOf(desk))) {
    openDialog({ name: 'callLead', chatId });
    return;
  }
  const next = desk.suggestions[chatId]?.next;
  if (!next) {
    showNotice(i18n.t('assistant.noNext'));
    return;
  }
  if (next.id === RECORD_CUSTOMER) {
    useView.setState({ pane: 'customer' });
    editCustomer(chatId);
    return;
  }
  if (recordFor(next.id, chatId)) return;
  if (next.id === ANNOUNCE) {
    announceFrom(chatId);
    return;
  }
  const dialog = dialogFor(next.id, chatId);
  if (dialog) {
    openDialog({ name: dialog, chatId });
    return;
  }
  const phrase = firstPhrase(chatId, next.id);
  if (chat && phrase) putPhrase(chatId, { id: phrase.id, text: filled(chat, phrase) });
  else showNotice(i18n.t('assistant.byHand'));
}

/** The offer to call a lead, if it is this person's to take: it comes before the manual's next step. [P6] */
export function leadOfferedIn(chat: StaffChat, asker: ReturnType<typeof askerOf>): StaffChat['leadOffered'] {
  return rightsIn(chat, asker).callLead ? chat.leadOffered : undefined;
}

/** Whether the console has a dialog or a phrase for the next step. */
export function canTake(id: string): boolean {
  return (
    id === MARK_URGENT ||
    id === RECORD_CUSTOMER ||
    id === ANNOUNCE ||
    RECORDS[id] !== undefined ||
    dialogFor(id, null) !== null ||
    !manualActions.some((action) => action === id)
  );
}

/** The step that writes down who the customer is: it opens their record. [P9] */
const RECORD_CUSTOMER = 'record_customer';

/** The step by which an outage becomes an announcement: a lead makes it, an agent calls one. [P8] S3 */
const ANNOUNCE = 'announce';

function announceFrom(chatId: string): void {
  const isAgent = useDesk.getState().session?.role === 'agent';
  openDialog(isAgent ? { name: 'callLead', chatId } : { name: 'announce' });
}

/** The step of a complaint that is made again before its time is over. S3 */
const MARK_URGENT = 'mark_urgent';

/** The steps that put something on record, with the kind of case that they open. [P5] [P7] [P9] */
const RECORDS: Partial<Record<string, RecordedKind>> = {
  record_complaint: 'complaint',
  record_promise: 'promise',
  record_feedback: 'feedback',
};

/** Opens the dialog of a step that puts something on record, or marks the running complaint urgent; false for others. */
function recordFor(id: string, chatId: string): boolean {
  const customerId = useDesk.getState().chats[chatId]?.customer.id;
  const complaint = runningCases(useCases.getState().cases, customerId).find(
    ({ kind }) => kind === 'complaint',
  );
  if (id === MARK_URGENT && complaint) {
    void addCaseEntry(complaint, { type: 'madeUrgent', urgent: true }, crypto.randomUUID()).then((isDone) => {
      if (isDone) showNotice(i18n.t('work.done.urgent', { number: complaint.number }), 'done');
    });
    return true;
  }
  // A complaint that is not on record yet is recorded as urgent.
  const kind = id === MARK_URGENT ? 'complaint' : RECORDS[id];
  if (kind === undefined) return false;
  openDialog({ name: 'record', chatId, kind, ...(id === MARK_URGENT ? { urgent: true as const } : {}) });
  return true;
}

type Action = (typeof manualActions)[number];

const DIALOGS: Partial<Record<Action, ChatDialog>> = {
  warn: 'warn',
  transfer: 'transfer',
  close: 'close',
  ask_lead: 'askLead',
  tell_lead: 'callLead',
  begin_crisis: 'crisis',
  start_hold: 'hold',
};

function dialogFor(id: string, chatId: string | null): ChatDialog | null {
  const action = manualActions.find((one) => one === id);
  // A lead is asked for permission to close after two phrases against foul language [P3]; otherwise for help. [P6]
  if (action === 'ask_lead' && !mayAskForClose(chatId)) return 'callLead';
  return action ? (DIALOGS[action] ?? null) : null;
}

function mayAskForClose(chatId: string | null): boolean {
  const desk = useDesk.getState();
  const chat = desk.chats[chatId ?? ''];
  return chat !== undefined && rightsIn(chat, askerOf(desk)).askLead;
}

function firstPhrase(chatId: string, situation: string): Phrase | undefined {
  const chat = useDesk.getState().chats[chatId] ?? null;
  const locale = localeFor(chat, useSettings.getState().language);
  const manual = useManuals.getState()[locale];
  if (manual === undefined || manual === 'asked' || manual === 'failed') return undefined;
  return situationIn(manualFor(manual, chat?.department ?? null), situation)?.phrases[0];
}

/**
 * The chat on the screen if this person may write to its customer; otherwise shows a notice of why there are no
 * suggestions.
 */
function speakingIn(): string | null {
  const desk = useDesk.getState();
  const chat = desk.chats[shownChatId() ?? ''];
  if (!chat) return null;
  if (rightsIn(chat, askerOf(desk)).speak) return chat.id;
  const why = chat.status === 'closed' ? 'over' : chat.status === 'waiting' ? 'waiting' : 'others';
  showNotice(i18n.t(`assistant.${why}`));
  return null;
}
