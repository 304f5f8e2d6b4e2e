import { applyPhrase, takeNextStep } from '../features/assistant/apply.ts';
import { takeFirstOffer } from '../features/assistant/learned.tsx';
import { denyFirst } from '../features/assistant/situation-list.tsx';
import { proposeLast } from '../features/assistant/propose-dialog.tsx';
import { pinCurrentText } from '../features/assistant/pin.ts';
import { takeBetter } from '../features/chat/composer/findings.tsx';
import { keepPromise, recordPromise } from '../features/cases/on-record.ts';
import { takeBackLast } from '../connection/crisis.ts';
import { focusField, openEmoji, toggleNote } from '../store/composer-cursor.ts';
import { chooseChat } from '../store/go-to.ts';
import { accept, declineOffer, liftWarning } from '../connection/act.ts';
import { join, unjoin } from '../connection/help.ts';
import { takeLeadCall } from '../features/alerts/lead-calls.tsx';
import type { StaffChat } from '../../../protocol/chat.ts';
import { i18n } from '../locales/i18n.ts';
import { useCases } from '../store/cases.ts';
import { CUSTOMER_PART, useCustomers } from '../store/customers.ts';
import { useDesk } from '../store/desk.ts';
import {
  inDepartment,
  liveOf,
  longestOverdue,
  mineOf,
  neighbour,
  offersOf,
  queueOf,
  leadCallsOf,
  undecidedIn,
} from '../store/lists.ts';
import { sorted, useOrder } from '../features/floor/sorting.ts';
import { accountOf, askerOf, rightsIn, type Rights } from '../store/selectors.ts';
import { ROOM_FOR_TWO } from '../parts/use-media.ts';
import {
  closePane,
  focusPane,
  mayShow,
  openBeside,
  isTable,
  openDialog,
  panesOf,
  showCase,
  showCustomer,
  showFolder,
  showBeside,
  showNotice,
  showScreen,
  shownChatId,
  useView,
  type Screen,
} from '../store/view.ts';
import { toggleWrapUp } from '../store/tags.ts';
import type { Commands } from '../store/commands.ts';

/** The functions of all commands. */
export const COMMANDS: Commands = {
  overdue: jump,
  next: () => move(1),
  previous: () => move(-1),
  mine: () => showFolder('mine'),
  queue: () => showFolder('queue'),
  closed: () => showFolder('closed'),
  work: () => showScreen('work'),
  visitors: () => showScreen('visitors'),
  floor: () => leadTo('floor'),
  manual: () => leadTo('manual'),
  reports: () => leadTo('reports'),
  timeline: () => showScreen('timeline'),
  team: () => leadTo('team'),
  audit: () => leadTo('audit'),
  calendar: () => leadTo('calendar'),
  tags: () => leadTo('tags'),
  settings: () => leadTo('settings'),
  beside: openSecond,
  otherPane: goToOther,
  search: () => openDialog({ name: 'search' }),
  reply: focusField,
  note: () => withChat(['speak', ({ id }) => toggleNote(id)], ['whisper', focusField]),
  better: () => withChat(['speak', ({ id }) => takeBetter(id)]),
  find: () => withChat(['speak', ({ id: chatId }) => openDialog({ name: 'phrases', chatId })]),
  pin: () => pinCurrentText(shownChatId()),
  emoji: () => withChat(['speak', ({ id }) => openEmoji(id)]),
  propose: () => withChat(['speak', ({ id }) => proposeLast(id)]),
  phrase1: () => applyPhrase(0),
  phrase2: () => applyPhrase(1),
  phrase3: () => applyPhrase(2),
  phrase4: () => applyPhrase(3),
  phrase5: () => applyPhrase(4),
  nextStep: takeNextStep,
  accept: acceptShown,
  decline: declineShown,
  takeOver: () => withChat(['takeOver', ({ id: chatId }) => openDialog({ name: 'takeOver', chatId })]),
  warn: () =>
    withChat([
      'own',
      (chat) => {
        if (chat.warned) void liftWarning(chat.id);
        else openDialog({ name: 'warn', chatId: chat.id });
      },
    ]),
  flag: () => withChat(['own', flagLast]),
  transfer: () => withChat(['move', ({ id: chatId }) => openDialog({ name: 'transfer', chatId })]),
  close: () => withChat(['move', ({ id: chatId }) => openDialog({ name: 'close', chatId })]),
  wrapUp: () => withChat(['wrapUp', ({ id }) => toggleWrapUp(id)]),
  hold: () => withChat(['own', ({ id: chatId }) => openDialog({ name: 'hold', chatId })]),
  // Asks a lead whether the chat may be closed if that is permitted [P3]; otherwise calls one for help. [P6]
  askLead: () =>
    withChat(
      ['askLead', ({ id: chatId }) => openDialog({ name: 'askLead', chatId })],
      ['callLead', ({ id: chatId }) => openDialog({ name: 'callLead', chatId })],
    ),
  record: recordShown,
  promise: () => withChat(['speak', ({ id }) => void recordPromise(id)]),
  kept: () => withChat(['speak', ({ id }) => void keepPromise(id)]),
  takeBack: () => withChat(['speak', ({ id }) => void takeBackLast(id)]),
  join: () => withChat(['join', ({ id }) => void join(id)], ['unjoin', ({ id }) => void unjoin(id)]),
  decide: answerCall,
  // Begins it; in a crisis a lead ends it, and its agent reports on it. [P6]
  crisis: () =>
    withChat(
      ['beginCrisis', ({ id: chatId }) => openDialog({ name: 'crisis', chatId })],
      ['endCrisis', ({ id: chatId }) => openDialog({ name: 'crisis', chatId })],
      ['reportCrisis', ({ id: chatId }) => openDialog({ name: 'crisisReport', chatId })],
    ),
  block: () => withChat(['block', ({ id: chatId }) => openDialog({ name: 'block', chatId })]),
  status: () => openDialog({ name: 'status' }),
  past: showCustomerPart,
  learn: takeFirstOffer,
  notThis: () => withChat(['speak', denyFirst]),
  keys: () => openDialog({ name: 'keys' }),
};

/**
 * Shows the customer's part of the right column; a narrow window switches to that column. Where that has the focus already, or
 * there is no chat, it shows the list of customers.
 */
function showCustomerPart(): void {
  const { chatId, screen } = useView.getState();
  // Where no chat is in view, the one that the inbox has left open is nobody's to see.
  const isSeen = screen === 'inbox' || isTable(screen);
  const customerId = isSeen ? (useDesk.getState().chats[chatId ?? '']?.customer.id ?? null) : null;
  const hasFocus = document.getElementById(CUSTOMER_PART)?.contains(document.activeElement) === true;
  if (screen !== 'inbox' || customerId === null || hasFocus) return showCustomer(customerId);
  useView.setState({ pane: 'customer' });
  requestAnimationFrame(() => document.getElementById(CUSTOMER_PART)?.focus());
}

function jump(): void {
  const desk = useDesk.getState();
  const found = longestOverdue(desk.chats, accountOf(desk));
  if (!found) return;
  showFolder(found.status === 'waiting' ? 'queue' : 'mine');
  chooseChat(found.id);
}

function move(by: number): void {
  const desk = useDesk.getState();
  const { screen, folder, chatId } = useView.getState();
  if (screen === 'floor') return moveOnFloor(by);
  if (screen === 'work') return moveInWork(by);
  if (screen === 'customers') return moveInCustomers(by);
  if (folder === 'closed') return;
  const list = folder === 'mine' ? mineOf(desk.chats, accountOf(desk)) : shownQueue();
  const next = neighbour(list, chatId, by);
  if (next) chooseChat(next.id);
}

/** Opens the next of one's own chats, else of the queue, beside the one in the inbox; closes the other of two. */
function openSecond(): void {
  const view = useView.getState();
  const { screen, chatId, beside } = view;
  if (screen !== 'inbox' || chatId === null) return showNotice(i18n.t('keys.notNow'));
  if (beside !== null && panesOf(view) !== null) {
    closePane(beside.chatId);
    return focusField();
  }
  if (!window.matchMedia(ROOM_FOR_TWO).matches) return showNotice(i18n.t('chat.panes.narrow'));
  const desk = useDesk.getState();
  const other = [...mineOf(desk.chats, accountOf(desk)), ...shownQueue()].find(({ id }) => id !== chatId);
  if (other === undefined) return showNotice(i18n.t('chat.panes.none'));
  openBeside(other.id);
  focusField();
}

function goToOther(): void {
  const view = useView.getState();
  const { screen, beside } = view;
  if (screen !== 'inbox' || beside === null || panesOf(view) === null)
    return showNotice(i18n.t('keys.notNow'));
  focusPane(beside.chatId);
  focusField();
}

/** Moves through the chats of the floor in the order of its table. */
function moveOnFloor(by: number): void {
  const { chats, staff } = useDesk.getState();
  const list = sorted(liveOf(chats), staff, useOrder.getState());
  const next = neighbour(list, useView.getState().chatId, by);
  if (next) showBeside('floor', next.id);
}

/** Opens the dialog that records a case from the chat on the screen, whoever has it. */
function recordShown(): void {
  const chatId = shownChatId();
  if (chatId !== null && useDesk.getState().chats[chatId])
    openDialog({ name: 'record', chatId, kind: 'complaint' });
}

/** Moves through the cases in the order of the list on the screen. */
function moveInWork(by: number): void {
  const { caseNumber } = useView.getState();
  const list = useCases.getState().listed.map((id) => ({ id }));
  const next = neighbour(list, caseNumber, by);
  if (next) showCase(next.id);
}

/** Moves through the customers in the order of the list on the screen. */
function moveInCustomers(by: number): void {
  const list = useCustomers.getState().listed.map((id) => ({ id }));
  const next = neighbour(list, useView.getState().customerId, by);
  if (next) showCustomer(next.id);
}

function leadTo(screen: Screen): void {
  if (mayShow(screen, useDesk.getState().session?.role)) showScreen(screen);
}

/** Accepts the chat that is offered, else the chat on the screen if it waits, else the first of the queue. */
function acceptShown(): void {
  const { chats } = useDesk.getState();
  const [offered] = offersOf(useDesk.getState());
  if (offered) return void accept(offered.id);
  const shown = chats[shownChatId() ?? ''];
  const chat = shown?.status === 'waiting' ? shown : shownQueue()[0];
  if (chat) void accept(chat.id);
}

/** The queue as its list shows it. */
function shownQueue(): StaffChat[] {
  return inDepartment(queueOf(useDesk.getState().chats), useView.getState().department);
}

function declineShown(): void {
  const [offered] = offersOf(useDesk.getState());
  if (offered) void declineOffer(offered.id);
  else showNotice(i18n.t('keys.notNow'));
}

/** Opens the chat on the screen if it needs a lead, else the one that has waited longest for a lead. [P3] [P6] */
function answerCall(): void {
  const desk = useDesk.getState();
  const calls = leadCallsOf(desk);
  const shown = calls.find(({ id }) => id === shownChatId());
  const call = shown && (shown.closeAsked || undecidedIn(shown).length > 0) ? shown : calls[0];
  if (call) takeLeadCall(call);
}

function flagLast({ id }: StaffChat): void {
  const entries = useDesk.getState().logs[id]?.entries ?? [];
  const last = entries.findLast((entry) => entry.kind === 'message' && entry.by.role === 'customer');
  if (last) openDialog({ name: 'flag', chatId: id, seq: last.seq });
}

/** Runs the first act that the person has the right to on the chat on the screen; shows a notice if there is none. */
function withChat(...acts: [right: keyof Rights, act: (chat: StaffChat) => void][]): void {
  const desk = useDesk.getState();
  const chat = desk.chats[shownChatId() ?? ''];
  if (!chat) return;
  const rights = rightsIn(chat, askerOf(desk));
  const [, act] = acts.find(([right]) => rights[right]) ?? [];
  if (act) act(chat);
  else showNotice(i18n.t('keys.notNow'));
}
