import { OUTDATED } from '../../../protocol/errors.ts';
import { setClock, deskTime } from '../store/clock.ts';
import { useDesk } from '../store/desk.ts';
import { requeueAll } from '../store/outbox.ts';
import {
  chatGone,
  customerRead,
  epochTold,
  overview,
  ownChats,
  queueCounted,
  snapshot,
  staffChanged,
  suggested,
  typed,
} from '../store/news.ts';
import { useView } from '../store/view.ts';
import { deliver, keepOutbox } from './deliver.ts';
import { detailsChanged, followAgain, hearChat, hearEntry } from './follow.ts';
import { hearOfHelp } from './help.ts';
import { refillQueue } from './more.ts';
import { ask, breakLine, openLine, type Line } from './line.ts';
import { fetchOwnPhrases } from './own-phrases.ts';
import { whoAmI } from './http.ts';
import { manualChanged } from './manual-news.ts';

const SOON_MS = 500;
const SPREAD_MS = 2000;

let unwatch = (): void => undefined;

/** Connects to the desk and keeps the store equal to what it says, through every reconnect. */
export function connect(): void {
  const line = openLine();
  hearPresence(line);
  hearNews(line);
  window.removeEventListener('offline', breakLine);
  window.addEventListener('offline', breakLine);
  unwatch();
  // What was known is of another history of the data: a new connection tells everything anew.
  unwatch = useDesk.subscribe((now, before) => {
    if (now.session && now.epoch === null && before.epoch !== null) breakLine();
  });
}

function hearPresence(line: Line): void {
  line.on('welcome', (welcome) => {
    setClock(welcome.now);
    useDesk.setState((state) => epochTold(state, welcome.epoch));
    const { account, role, number, name } = welcome;
    // The role may be another than at sign-in: whose account is changed is cut, and comes back with what holds now.
    const session = { account, role, number, name };
    useDesk.setState({ connection: 'online', status: welcome.status, profile: welcome.desk, session });
  });
  line.on('disconnect', (reason) => {
    useDesk.setState((state) => ({ connection: 'offline', outbox: requeueAll(state.outbox) }));
    if (reason === 'io server disconnect') void stillSignedIn(line);
  });
  line.on('connect_error', (error) => {
    if (codeOf(error) === OUTDATED) {
      line.disconnect();
      useDesk.setState({ connection: 'outdated' });
      return;
    }
    useDesk.setState({ connection: 'offline' });
    if (!line.active) void stillSignedIn(line);
  });
}

function hearNews(line: Line): void {
  line.on('desk', (desk) => useDesk.setState({ profile: desk }));
  line.on('chats', (told) => {
    useDesk.setState((state) => snapshot(state, told));
    void followAgain();
    void fetchOwnPhrases();
    void watchAgain();
    deliver();
  });
  line.on('chat', hearChat);
  line.on('queue', ({ waiting }) => {
    useDesk.setState((state) => queueCounted(state, waiting));
    refillQueue();
  });
  line.on('customer', ({ chatId }) => detailsChanged(chatId));
  line.on('entry', (entry) => {
    hearEntry(entry);
    hearOfHelp(entry);
    keepOutbox();
  });
  line.on('gone', ({ chatId }) => useDesk.setState((state) => chatGone(state, chatId)));
  line.on('typing', (news) => useDesk.setState((state) => typed(state, news, deskTime())));
  line.on('read', ({ chatId, seq }) => useDesk.setState((state) => customerRead(state, chatId, seq)));
  line.on('staff', (staff) => useDesk.setState((state) => staffChanged(state, staff)));
  line.on('late', ({ late }) => useDesk.setState({ late }));
  line.on('manual', ({ version }) => void manualChanged(version));
  line.on('ownPhrases', () => void fetchOwnPhrases());
  line.on('suggestions', (news) => useDesk.setState((state) => suggested(state, news)));
}

/** Why the desk turned the connection away; the sentence beside it is for people. */
function codeOf(error: Error): unknown {
  const data: unknown = 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
}

/** A refused or cut connection is asked after over HTTP: the session may have been revoked. */
async function stillSignedIn(line: Line): Promise<void> {
  // Whoever changes their password is cut a moment before this browser has its new cookie: a no is asked for twice.
  if ((await isRefused()) && (await after(SOON_MS).then(isRefused))) {
    line.disconnect();
    useDesk.setState({ session: null });
    return;
  }
  // Many are cut together when a process goes: they come back one by one.
  await after(SOON_MS + Math.random() * SPREAD_MS);
  if (useDesk.getState().session) line.connect();
}

async function isRefused(): Promise<boolean> {
  const answer = await whoAmI();
  return !answer.ok && answer.error.code === 'unauthorized';
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}

async function watchAgain(): Promise<void> {
  if (useView.getState().screen !== 'floor') return;
  await watchFloor();
}

/** Asks for every chat of the desk and for what happens to them. */
export async function watchFloor(): Promise<void> {
  const answer = await ask('watch', {});
  if (!answer.ok) return;
  const { chatId } = useView.getState();
  // What was heard of others' chats before the floor was watched may be old by now.
  useDesk.setState((state) => overview({ ...state, chats: ownChats(state, chatId) }, answer));
}

/** Stops hearing of other people's chats, and forgets those that are not on the screen. */
export function unwatchFloor(): void {
  void ask('unwatch', {});
  const { chatId } = useView.getState();
  useDesk.setState((state) => ({ chats: ownChats(state, chatId) }));
}
