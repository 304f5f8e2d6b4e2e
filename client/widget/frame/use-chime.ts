import { useEffect } from 'preact/hooks';
import { pause } from '../connection/line.ts';
import { readOf } from '../connection/greet.ts';
import type { Keep } from '../connection/keep.ts';
import { latestUnread } from '../connection/log.ts';
import type { View } from '../connection/view.ts';
import { useSession } from './widget-context.ts';
import { useKept } from './use-kept.ts';

// A tone that cannot be loaded is not worth an error.
const chime = async (isWanted?: () => Promise<boolean>): Promise<void> => {
  const loaded = await import('./sound.ts').catch(() => null);
  await loaded?.chime(isWanted);
};

/** How long to wait for a tab in view to mark the answer as read, ms. */
const WATCHED_WITHIN_MS = 300;

/** After this time all tabs know of the answer and of its tone, ms. */
const HEARD_WITHIN_MS = 10_000;

/**
 * Whether a tone announces unseen answers, and the switch for it; on by default. Only one tab of the website plays it,
 * once for each answer.
 */
export function useChime(view: View, keep: Keep): { on: boolean; turn: () => void } {
  const session = useSession();
  const [kept, setKept] = useKept(keep, 'sound');
  const on = kept !== 'off';
  const answer = latestUnread(view.entries, view.readTo);
  const { chatId, seq } = answer ?? { chatId: '', seq: 0 };

  useEffect(() => {
    if (seq === 0) return;
    void pause(WATCHED_WITHIN_MS).then(() => {
      const { chat, readTo } = session.view();
      if (keep.get('sound') !== 'off' && chat?.id === chatId && readTo < seq)
        void chime(() => isFirst(keep, chatId, seq));
    });
  }, [session, keep, chatId, seq]);

  const turn = (): void => {
    setKept(on ? 'off' : null);
    if (!on) void chime();
  };
  return { on, turn };
}

// Storage is not synchronous between tabs, so a lock stands for the stored value for a while. Insecure pages have no
// locks.
async function isFirst(keep: Keep, chatId: string, seq: number): Promise<boolean> {
  const claim = (): boolean => {
    if (readOf(keep.get('chimed'), chatId) >= seq) return false;
    keep.set('chimed', `${chatId} ${seq}`);
    return true;
  };
  if (!('locks' in navigator)) return claim();
  return new Promise((resolve) => {
    navigator.locks
      .request(`huashu.chime ${chatId} ${seq}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null && claim());
        return lock === null ? null : pause(HEARD_WITHIN_MS);
      })
      // Browsers that deny a site its storage deny it locks too.
      .catch(() => resolve(claim()));
  });
}
