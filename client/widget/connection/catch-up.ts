import { pause } from './line.ts';
import type { DeskLine } from './session.ts';
import { isTorn, wholeUpTo } from './log.ts';
import { knownIn } from './view.ts';

// A chat and its entry come as two pieces of news: only what is still missing after this was missed.
const PATIENCE_MS = 300;

/** A function that looks whether entries are missing and, if so, asks for them until the log is whole. */
export function catchUpOn({ line, view, dispatch }: DeskLine): () => void {
  let busy = false;
  return () => {
    if (!busy && isBehind()) {
      busy = true;
      void catchUp().finally(() => (busy = false));
    }
  };

  // Also when the chat ends before its log does: it may have been told late, or the data went back.
  function isBehind(): boolean {
    const { chat, entries, link } = view();
    if (link !== 'online' || chat === null) return false;
    return isTorn(entries, chat.lastSeq) || chat.lastSeq < (entries.at(-1)?.seq ?? 0);
  }

  async function catchUp(): Promise<void> {
    await pause(PATIENCE_MS);
    while (isBehind()) {
      const knew = knownIn(view());
      // With the last line that is known, to see whether it is still the same.
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
