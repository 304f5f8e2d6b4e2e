import type { Keep } from './keep.ts';
import type { Session } from './session.ts';
import { isRunning } from './view.ts';

/** How many pages are kept in the browser: as many as the server keeps. */
const PAGES = 10;

/** A page without its query, and when it was opened, Unix ms. */
type Opened = [page: string, at: number];

let isWatching = false;
let sent = '';

/**
 * Notes the page in the visitor's own browser. Only when a chat runs are the last pages told to the desk, with the time zone:
 * who never writes is not followed.
 */
export function follow(session: Session, keep: Keep, address: string, now: number): void {
  const page = address.split(/[?#]/u)[0] ?? '';
  const before = read(keep);
  if (page !== '' && before[0]?.[0] !== page)
    keep.set('trail', JSON.stringify([[page, now], ...before].slice(0, PAGES)));
  if (!isWatching) {
    isWatching = true;
    session.watch(() => tell(session, keep));
  }
  tell(session, keep);
}

function tell(session: Session, keep: Keep): void {
  const { chat } = session.view();
  if (chat === null || !isRunning(chat)) return;
  const pages = read(keep);
  const news = `${chat.id} ${pages[0]?.join(' ') ?? ''}`;
  if (news === sent) return;
  sent = news;
  const now = Date.now();
  void session.ask('visit', {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    pages: pages.map(([page, at]) => ({ page, ago: Math.max(0, Math.round((now - at) / 1000)) })),
  });
}

function read(keep: Keep): Opened[] {
  try {
    const kept: unknown = JSON.parse(keep.get('trail') ?? '[]');
    return Array.isArray(kept) ? kept.filter(isOpened).slice(0, PAGES) : [];
  } catch {
    return [];
  }
}

function isOpened(one: unknown): one is Opened {
  return Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'number';
}
