import { create } from 'zustand';
import type { StaffChat } from '../../../protocol/chat.ts';
import type { VisitorView } from '../../../protocol/visitors.ts';
import type { Session } from '../../../protocol/http.ts';
import type { CaseFolder } from './case-lists.ts';
import type { Folder } from './lists.ts';
import type { IconName } from '../parts/icon.tsx';
import type { Command } from '../parts/keys.ts';

/** A notice on the screen: success, a problem, or an event in a chat. */
export interface Notice {
  kind: 'done' | 'problem' | 'news';
  words: string;
  /** The chat that the notice opens. */
  chatId?: string;
  /** The cases that it is about; with one it opens that, with several the screen of work. */
  caseNumbers?: readonly string[];
  /** A call: it also plays a sound, and shows a system notification if the window is in the background. */
  calls?: true;
}

/** The state of the screen. */
export interface View {
  screen: Screen;
  chatId: string | null;
  /** Of two chats side by side in the inbox, the one without the focus; `isFirst`: it stands first. */
  beside: { readonly chatId: string; readonly isFirst: boolean } | null;
  /** The inbox's chat while a table screen, which has its own, is shown. */
  inboxChat: string | null;
  /** The case on the screen of work. */
  caseNumber: string | null;
  /** Which cases the screen of work lists. */
  caseFolder: CaseFolder;
  /** The customer on the screen of customers. */
  customerId: string | null;
  folder: Folder;
  /** The department whose chats the queue and the closed list show; null: all. */
  department: string | null;
  /** The tag whose chats the closed list shows; null: all. */
  tag: string | null;
  /** The column that a narrow window shows. */
  pane: 'lists' | 'chat' | 'assistant' | 'customer';
  dialog: Dialog | null;
  /** Disappears by itself. */
  notice: Notice | null;
}

const start: View = {
  screen: 'inbox',
  chatId: null,
  beside: null,
  inboxChat: null,
  caseNumber: null,
  caseFolder: 'mine',
  customerId: null,
  folder: 'mine',
  department: null,
  tag: null,
  pane: 'lists',
  dialog: null,
  notice: null,
};

/** The store of the screen's state. */
export const useView = create<View>()(() => start);

/** Shows a chat in the inbox; null shows the lists. */
export function showChat(chatId: string | null): void {
  useView.setState((view) => ({
    ...(chatId === null ? { screen: 'inbox', chatId } : inInbox(view, chatId)),
    pane: chatId === null ? 'lists' : 'chat',
    dialog: null,
  }));
}

/** The inbox with a chat in it: one that stands there already gets the focus, another comes where the focus is. */
export function inInbox(
  from: View,
  chatId: string,
): Pick<View, 'screen' | 'chatId' | 'beside' | 'inboxChat'> {
  const { beside, chatId: focused, inboxChat } = { ...from, ...switched(from, 'inbox') };
  const inbox = { screen: 'inbox', chatId, inboxChat } as const;
  if (beside?.chatId !== chatId) return { ...inbox, beside };
  return { ...inbox, beside: focused === null ? null : { chatId: focused, isFirst: !beside.isFirst } };
}

/** Shows a second chat beside the one in the inbox, and gives it the focus. */
export function openBeside(chatId: string): void {
  const { chatId: first } = useView.getState();
  if (first !== null && first !== chatId) useView.setState({ beside: { chatId: first, isFirst: true } });
  useView.setState({ chatId });
}

/** Of two chats side by side, the other one takes the focus: keys and assistant are for that from here on. */
export function focusPane(chatId: string): void {
  const view = useView.getState();
  if (view.screen === 'inbox' && view.beside?.chatId === chatId) useView.setState(inInbox(view, chatId));
}

/** Closes one of two chats side by side. */
export function closePane(chatId: string): void {
  const { beside, chatId: focused } = useView.getState();
  if (beside === null) return;
  useView.setState({ chatId: focused === chatId ? beside.chatId : focused, beside: null });
}

/** The two chats side by side, in their order; null: there is at most one. */
export function panesOf({ chatId, beside }: View): readonly [string, string] | null {
  if (beside === null || chatId === null || chatId === beside.chatId) return null;
  return beside.isFirst ? [beside.chatId, chatId] : [chatId, beside.chatId];
}

/** The chats that the inbox shows, or the one beside a table. */
export function chatsOnScreen(): string[] {
  const view = useView.getState();
  if (view.screen === 'inbox') return [...(panesOf(view) ?? (view.chatId === null ? [] : [view.chatId]))];
  return view.chatId === null ? [] : [view.chatId];
}

/** Shows a list of the inbox. */
export function showFolder(folder: Folder): void {
  useView.setState((view) => ({ ...switched(view, 'inbox'), folder, pane: 'lists' }));
}

/** Shows a screen. */
export function showScreen(screen: Screen): void {
  useView.setState((view) => ({ ...switched(view, screen), dialog: null }));
}

/** Shows a chat beside the table of a screen; null shows only the table. */
export function showBeside(screen: TableScreen, chatId: string | null): void {
  useView.setState((view) => ({ ...switched(view, screen), chatId, dialog: null }));
}

/** Shows a case on the screen of work; null shows the list alone. A chat beside the one before is closed. */
export function showCase(caseNumber: string | null): void {
  useView.setState((view) => ({ ...switched(view, 'work'), caseNumber, chatId: null, dialog: null }));
}

/** Chooses which cases the screen of work lists. */
export function showCaseFolder(caseFolder: CaseFolder): void {
  useView.setState({ caseFolder });
}

/** Shows a customer on the screen of customers; null shows the list alone. */
export function showCustomer(customerId: string | null): void {
  useView.setState((view) => ({ ...switched(view, 'customers'), customerId, dialog: null }));
}

/** The screens with a table that can show a chat beside it. */
const TABLES = ['floor', 'audit', 'work'] as const satisfies readonly Screen[];
/** One of {@link TABLES}. */
export type TableScreen = (typeof TABLES)[number];

/** Whether a screen can show a chat beside its table. */
export function isTable(screen: Screen): screen is TableScreen {
  return TABLES.some((one) => one === screen);
}

/** The chat on the screen; null on a screen that shows none, where the inbox keeps its own for the way back. */
export function shownChatId(): string | null {
  const { screen, chatId } = useView.getState();
  return screen === 'inbox' || isTable(screen) ? chatId : null;
}

/** The inbox and the tables have separate chats: coming back to the inbox restores its own. */
function switched(view: View, screen: Screen): Partial<View> {
  if (view.screen === screen) return {};
  const inboxChat = isTable(view.screen) ? view.inboxChat : view.chatId;
  if (isTable(screen)) return { screen, chatId: null, inboxChat };
  return { screen, chatId: inboxChat, inboxChat: null };
}

/** Opens a dialog; replaces the open one. */
export function openDialog(dialog: Dialog): void {
  // Always a new object: closeOnce identifies the open dialog by it.
  useView.setState({ dialog: { ...dialog } });
}

/** Closes the open dialog. */
export function closeDialog(): void {
  useView.setState({ dialog: null });
}

/** Closes the dialog that is open now once `done` resolves with true, unless it was closed or replaced meanwhile. */
export async function closeOnce(done: Promise<boolean>): Promise<void> {
  const { dialog } = useView.getState();
  if ((await done) && useView.getState().dialog === dialog) closeDialog();
}

/** Shows a notice; by default a problem. */
export function showNotice(words: string, kind: Notice['kind'] = 'problem'): void {
  useView.setState({ notice: { kind, words } });
}

/** Shows a notice about a chat, with a button that opens it. */
export function showChatNotice(chatId: string, words: string, more: Pick<Notice, 'calls'> = {}): void {
  useView.setState({ notice: { kind: 'news', words, chatId, ...more } });
}

/**
 * Shows a notice that calls for a case. While the notice about another case is still there it is about both, and calls no second
 * time: after an outage many are due at once.
 */
export function showCaseNotice(number: string, words: string, several: (amount: number) => string): void {
  useView.setState(({ notice }) => {
    const before = (notice?.caseNumbers ?? []).filter((one) => one !== number);
    const caseNumbers = [...before, number];
    if (before.length === 0) return { notice: { kind: 'news', words, caseNumbers, calls: true } };
    return { notice: { kind: 'news', words: several(caseNumbers.length), caseNumbers } };
  });
}

/** Dismisses the notice. */
export function dismissNotice(): void {
  useView.setState({ notice: null });
}

/** Resets the view to its initial state. */
export function resetView(): void {
  useView.setState(start, true);
}

/** Dialogs without a subject in a chat. */
export type LoneDialog =
  | 'keys'
  | 'blocks'
  | 'search'
  | 'manualNews'
  | 'pin'
  | 'handover'
  | 'announcements'
  | 'announce'
  | 'ownPhrases'
  | 'dropPhrase'
  | 'safety'
  | 'password'
  | 'preferences'
  | 'status';

/** Dialogs about one chat, those of the manual's procedures among them. [P2] [P3] [P7] */
export type ChatDialog =
  | 'phrases'
  | 'situation'
  | 'warn'
  | 'close'
  | 'transfer'
  | 'takeOver'
  | 'callLead'
  | 'askLead'
  | 'decide'
  | 'hold'
  | 'block'
  | 'crisis'
  | 'crisisReport'
  | 'approval';

/** Dialogs about one message of a chat. */
export type MessageDialog = 'flag' | 'propose';

/** What is recorded from a chat; a message left by a customer is recorded by the desk. */
export const RECORDED_KINDS = ['complaint', 'promise', 'followUp', 'feedback'] as const;

/** One of {@link RECORDED_KINDS}. */
export type RecordedKind = (typeof RECORDED_KINDS)[number];

/** What opens over the chat without leaving it: another chat of its customer, or a case. */
export type Peeked = { readonly chat: string } | { readonly case: string };

/** An open dialog with its arguments; `seq` is in the staff's count. Each opening creates a new object. */
export type Dialog =
  | { readonly name: LoneDialog }
  | { readonly name: 'statusOf'; readonly account: string }
  | { readonly name: 'inviteVisitor'; readonly visitor: VisitorView }
  // The chat itself: earlier chats of a customer are not in the store of the desk.
  | { readonly name: 'erase'; readonly chat: StaffChat }
  | { readonly name: 'peek'; readonly of: Peeked }
  | { readonly name: ChatDialog; readonly chatId: string }
  | { readonly name: 'record'; readonly chatId: string; readonly kind: RecordedKind; readonly urgent?: true }
  | { readonly name: MessageDialog; readonly chatId: string; readonly seq: number };

interface Row {
  /** Also the address, `#/floor`, and the key of its label in `nav` of the locales. */
  readonly name: string;
  readonly leadsOnly: boolean;
  readonly adminsOnly?: true;
  /** Its icon in the rail. */
  readonly icon: IconName;
  /** The command that opens it. */
  readonly command: Command;
}

/** The screens, in the order of the rail; `app/console.tsx` maps them to components. */
export const SCREENS = [
  { name: 'inbox', leadsOnly: false, icon: 'inbox', command: 'mine' },
  { name: 'work', leadsOnly: false, icon: 'tasks', command: 'work' },
  { name: 'visitors', leadsOnly: false, icon: 'eye', command: 'visitors' },
  { name: 'customers', leadsOnly: false, icon: 'user', command: 'past' },
  { name: 'floor', leadsOnly: true, icon: 'floor', command: 'floor' },
  { name: 'manual', leadsOnly: true, icon: 'book', command: 'manual' },
  { name: 'reports', leadsOnly: true, icon: 'chart', command: 'reports' },
  { name: 'timeline', leadsOnly: false, icon: 'clock', command: 'timeline' },
  { name: 'team', leadsOnly: true, icon: 'team', command: 'team' },
  { name: 'audit', leadsOnly: true, icon: 'record', command: 'audit' },
  { name: 'calendar', leadsOnly: true, adminsOnly: true, icon: 'calendar', command: 'calendar' },
  { name: 'tags', leadsOnly: true, adminsOnly: true, icon: 'tag', command: 'tags' },
  { name: 'settings', leadsOnly: true, adminsOnly: true, icon: 'sliders', command: 'settings' },
] as const satisfies readonly Row[];

/** Whether a role may see a screen. */
export function mayShow(name: Screen, role: Session['role'] | undefined): boolean {
  const row: Row | undefined = SCREENS.find((one) => one.name === name);
  if (row === undefined || row.adminsOnly) return row !== undefined && role === 'admin';
  return !row.leadsOnly || role === 'lead' || role === 'admin';
}

/** One of {@link SCREENS}. */
export type Screen = (typeof SCREENS)[number]['name'];

/** The picture that is shown large; null: none. */
export const usePicture = create<{ open: { among: string; id: string } | null }>(() => ({ open: null }));

/** Shows a picture large, among those of a chat or a case. */
export function showPicture(among: string, id: string): void {
  usePicture.setState({ open: { among, id } });
}

/** Shows none. */
export function hidePicture(): void {
  usePicture.setState({ open: null });
}
