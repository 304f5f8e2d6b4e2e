import { create } from 'zustand';
import type { Session } from '../../../protocol/http.ts';
import type { Folder } from './lists.ts';
import type { IconName } from '../parts/icon.tsx';
import type { Command } from '../parts/keys.ts';

/** A sentence for the person at the screen: something was done, something is wrong, or a chat has come. */
export interface Notice {
  kind: 'done' | 'problem' | 'news';
  words: string;
  /** The chat that it is about and leads to. */
  chatId?: string;
  /** Somebody calls: it is heard too, and shown outside a window that is not in front. */
  calls?: true;
}

/** What is on the screen. */
export interface View {
  screen: Screen;
  chatId: string | null;
  /** What the inbox shows again once a table, which has a chat of its own, is left. */
  inboxChat: string | null;
  folder: Folder;
  /** Which column a narrow window shows. */
  pane: 'lists' | 'chat' | 'assistant';
  dialog: Dialog | null;
  /** It goes by itself. */
  notice: Notice | null;
}

const start: View = {
  screen: 'inbox',
  chatId: null,
  inboxChat: null,
  folder: 'mine',
  pane: 'lists',
  dialog: null,
  notice: null,
};

/** What is on the screen now. */
export const useView = create<View>()(() => start);

/** Shows a chat. */
export function showChat(chatId: string | null): void {
  useView.setState({ screen: 'inbox', chatId, pane: chatId === null ? 'lists' : 'chat', dialog: null });
}

/** Shows one of the lists. */
export function showFolder(folder: Folder): void {
  useView.setState((view) => ({ ...switched(view, 'inbox'), folder, pane: 'lists' }));
}

/** Shows one of the screens. */
export function showScreen(screen: Screen): void {
  useView.setState((view) => ({ ...switched(view, screen), dialog: null }));
}

/** Shows a chat beside a screen's table, or the table alone. */
export function showBeside(screen: TableScreen, chatId: string | null): void {
  useView.setState((view) => ({ ...switched(view, screen), chatId, dialog: null }));
}

/** The screens beside whose table a chat can stand. */
const TABLES = ['floor', 'audit'] as const satisfies readonly Screen[];
/** One of them. */
export type TableScreen = (typeof TABLES)[number];

/** Whether a chat can stand beside the table of this screen. */
export function isTable(screen: Screen): screen is TableScreen {
  return TABLES.some((one) => one === screen);
}

/** A chat beside a table is not the inbox's: who comes back to the inbox finds what they left. */
function switched(view: View, screen: Screen): Partial<View> {
  if (view.screen === screen) return {};
  const inboxChat = isTable(view.screen) ? view.inboxChat : view.chatId;
  if (isTable(screen)) return { screen, chatId: null, inboxChat };
  return { screen, chatId: inboxChat, inboxChat: null };
}

/** Opens a dialog over the console. */
export function openDialog(dialog: Dialog): void {
  // Its own object, even where the same is opened again: closeOnce tells by it which one is open.
  useView.setState({ dialog: { ...dialog } });
}

/** Closes the dialog over the console. */
export function closeDialog(): void {
  useView.setState({ dialog: null });
}

/** Closes the dialog that is open now once something has been done, unless it was closed or opened anew by then. */
export async function closeOnce(done: Promise<boolean>): Promise<void> {
  const { dialog } = useView.getState();
  if ((await done) && useView.getState().dialog === dialog) closeDialog();
}

/** Shows a notice: by default a problem, otherwise that something was done. */
export function showNotice(words: string, kind: Notice['kind'] = 'problem'): void {
  useView.setState({ notice: { kind, words } });
}

/** Shows a notice about a chat, with a button that opens it. */
export function showChatNotice(chatId: string, words: string, more: Pick<Notice, 'calls'> = {}): void {
  useView.setState({ notice: { kind: 'news', words, chatId, ...more } });
}

/** Removes the notice. */
export function dismissNotice(): void {
  useView.setState({ notice: null });
}

/** Back to how a console starts. */
export function resetView(): void {
  useView.setState(start, true);
}

/** Dialogs that are about no chat. */
export type LoneDialog =
  'keys' | 'blocks' | 'search' | 'manualNews' | 'pin' | 'ownPhrases' | 'dropPhrase' | 'safety' | 'password';

/** Dialogs about one chat, those of the manual's procedures among them. [P2] [P3] [P7] */
export type ChatDialog =
  | 'phrases'
  | 'warn'
  | 'close'
  | 'transfer'
  | 'takeOver'
  | 'callLead'
  | 'askLead'
  | 'decide'
  | 'hold'
  | 'block'
  | 'erase';

/** Dialogs about one message of a chat. */
export type MessageDialog = 'flag';

/** A dialog over the console with what it is about; `seq` is in the staff's count. A new object each time one is opened. */
export type Dialog =
  | { readonly name: LoneDialog }
  | { readonly name: ChatDialog; readonly chatId: string }
  | { readonly name: MessageDialog; readonly chatId: string; readonly seq: number };

interface Row {
  /** Also its address, `#/floor`, and its word in `nav` of the locales. */
  readonly name: string;
  readonly leadsOnly: boolean;
  readonly adminsOnly?: true;
  /** How it stands in the rail. */
  readonly icon: IconName;
  /** The key that leads to it. */
  readonly command: Command;
}

/** The screens of the console, in the order of the rail; `app/console.tsx` says what each shows. */
export const SCREENS = [
  { name: 'inbox', leadsOnly: false, icon: 'inbox', command: 'mine' },
  { name: 'floor', leadsOnly: true, icon: 'floor', command: 'floor' },
  { name: 'manual', leadsOnly: true, icon: 'book', command: 'manual' },
  { name: 'reports', leadsOnly: true, icon: 'chart', command: 'reports' },
  { name: 'team', leadsOnly: true, icon: 'team', command: 'team' },
  { name: 'audit', leadsOnly: true, icon: 'record', command: 'audit' },
  { name: 'calendar', leadsOnly: true, adminsOnly: true, icon: 'calendar', command: 'calendar' },
  { name: 'settings', leadsOnly: true, adminsOnly: true, icon: 'sliders', command: 'settings' },
] as const satisfies readonly Row[];

/** Whether somebody sees a screen. */
export function mayShow(name: Screen, role: Session['role'] | undefined): boolean {
  const row: Row | undefined = SCREENS.find((one) => one.name === name);
  if (row === undefined || row.adminsOnly) return row !== undefined && role === 'admin';
  return !row.leadsOnly || role === 'lead' || role === 'admin';
}

/** The name of a screen. */
export type Screen = (typeof SCREENS)[number]['name'];
