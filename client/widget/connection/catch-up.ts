import { pause } from './line.ts';
import type { DeskLine } from './session.ts';
import { isTorn, wholeUpTo } from './log.ts';
import { knownIn } from './view.ts';

// A chat and its entry arrive as two events: entries count as missing only after this time, ms.
const PATIENCE_MS = 300;

/** Returns a function that checks for missing entries and fetches them until the log is complete. */
export function catchUpOn({ line, view, dispatch }: DeskLine): () => void {
  let busy = false;
  return () => {
    if (!busy && isBehind()) {
      busy = true;
      void catchUp().finally(() => (busy = false));
    }
  };

  // A chat shorter than its log counts too: the row may be late, or the history of the data has changed.
  function isBehind(): boolean {
    const { chat, entries, link } = view();
    if (link !== 'online' || chat === null) return false;
    return isTorn(entries, chat.lastSeq) || chat.lastSeq < (entries.at(-1)?.seq ?? 0);
  }

  async function catchUp(): Promise<void> {
    await pause(PATIENCE_MS);
    while (isBehind()) {
      const knew = knownIn(view());
      // Includes the last known entry, to detect that it has changed.
      const reply = await line.ask('sync', { after: Math.max(0, wholeUpTo(view().entries) - 1) });
      const { length } = view().entries;
      if (reply?.ok === true)
        dispatch({
          type: 'synced',
          entries: reply.entries,
          chat: reply.chat,
          knew,
          local: performance.now(),
        });
      if (isBehind() && view().entries.length === length) await pause(PATIENCE_MS * 10);
    }
  }
}
