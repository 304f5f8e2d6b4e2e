import { OUTDATED } from '../../../protocol/errors.ts';
import { setClock, deskTime } from '../store/clock.ts';
import { useDesk } from '../store/desk.ts';
import { requeueAll } from '../store/outbox.ts';
import {
  chatGone,
  customerRead,
  epochReceived,
  overview,
  ownChats,
  queueCounted,
  snapshot,
  staffChanged,
  suggested,
  typed,
} from '../store/news.ts';
import { useView } from '../store/view.ts';
import { deliver, storeOutbox } from './deliver.ts';
import { applyChat, applyEntry, detailsChanged, followAgain, refillQueue } from './follow.ts';
import { alertToHelp } from './help.ts';
import { loadCases, registerCaseEvents } from './cases.ts';
import { ask, breakLine, openLine, type Line } from './line.ts';
import { fetchAnnouncements } from './announcements.ts';
import { draftNews, fetchDrafts } from './drafts.ts';
import { proposalNews } from './proposals.ts';
import { handoverNews } from './handovers.ts';
import { fetchOwnPhrases } from './own-phrases.ts';
import { showStatusSet } from './status.ts';
import { registerVisitorEvents } from './visitors.ts';
import { whoAmI } from './http.ts';
import { manualChanged } from './manual-news.ts';

const SOON_MS = 500;
const SPREAD_MS = 2000;

let unwatch = (): void => undefined;

/** Connects to the server and keeps the stores in step with it, across reconnects. */
export function connect(): void {
  const line = openLine();
  registerConnectionHandlers(line);
  registerEventHandlers(line);
  window.removeEventListener('offline', breakLine);
  window.addEventListener('offline', breakLine);
  unwatch();
  // The stores were reset because the history of the data has changed: a new connection brings a new snapshot.
  unwatch = useDesk.subscribe((now, before) => {
    if (now.session && now.epoch === null && before.epoch !== null) breakLine();
  });
}

function registerConnectionHandlers(line: Line): void {
  line.on('welcome', (welcome) => {
    setClock(welcome.now);
    useDesk.setState((state) => epochReceived(state, welcome.epoch));
    const { account, role, number, name } = welcome;
    // The role may have changed since sign-in: the server cuts the connections of a changed account.
    const session = { account, role, number, name };
    useDesk.setState({
      connection: 'online',
      status: welcome.status,
      away: welcome.away ?? null,
      profile: welcome.desk,
      session,
    });
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

function registerEventHandlers(line: Line): void {
  line.on('desk', (desk) => useDesk.setState({ profile: desk }));
  line.on('chats', (snapshotNow) => {
    useDesk.setState((state) => snapshot(state, snapshotNow));
    void followAgain();
    void fetchOwnPhrases();
    void fetchDrafts();
    void fetchAnnouncements();
    void watchAgain();
    void loadCases();
    deliver();
  });
  line.on('chat', applyChat);
  line.on('queue', ({ waiting, waits }) => {
    useDesk.setState((state) => queueCounted(state, waiting, waits));
    refillQueue();
  });
  line.on('customer', ({ chatId }) => detailsChanged(chatId));
  line.on('entry', (entry) => {
    applyEntry(entry);
    alertToHelp(entry);
    storeOutbox();
  });
  line.on('gone', ({ chatId }) => useDesk.setState((state) => chatGone(state, chatId)));
  line.on('typing', (news) => useDesk.setState((state) => typed(state, news, deskTime())));
  line.on('read', ({ chatId, seq }) => useDesk.setState((state) => customerRead(state, chatId, seq)));
  line.on('staff', (staff) => useDesk.setState((state) => staffChanged(state, staff)));
  line.on('statusSet', showStatusSet);
  line.on('late', ({ late }) => useDesk.setState({ late }));
  registerCaseEvents(line);
  registerVisitorEvents(line);
  line.on('manual', ({ version }) => void manualChanged(version));
  line.on('handover', handoverNews);
  line.on('announcement', () => void fetchAnnouncements());
  line.on('proposal', (news) => void proposalNews(news));
  line.on('draft', draftNews);
  line.on('ownPhrases', () => void fetchOwnPhrases());
  line.on('suggestions', (news) => useDesk.setState((state) => suggested(state, news)));
}

/** The code of a refused connection; the message beside it is for people. */
function codeOf(error: Error): unknown {
  const data: unknown = 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
}

/** Checks over HTTP whether the session is still valid after the connection was refused or cut. */
async function stillSignedIn(line: Line): Promise<void> {
  // A change of the password cuts the connection a moment before this browser has its new cookie, so it checks twice.
  if ((await isRefused()) && (await after(SOON_MS).then(isRefused))) {
    line.disconnect();
    useDesk.setState({ session: null });
    return;
  }
  // When a process stops, many consoles are cut together: the random delay spreads their reconnects.
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

/** Requests all chats of the desk and subscribes to their changes. */
export async function watchFloor(): Promise<void> {
  const answer = await ask('watch', {});
  if (!answer.ok) return;
  const { chatId } = useView.getState();
  // Rows of others' chats from before the subscription may be outdated.
  useDesk.setState((state) => overview({ ...state, chats: ownChats(state, chatId) }, answer));
}

/** Unsubscribes from other people's chats, and drops all of them but the one on the screen. */
export function unwatchFloor(): void {
  void ask('unwatch', {});
  const { chatId } = useView.getState();
  useDesk.setState((state) => ({ chats: ownChats(state, chatId) }));
}
