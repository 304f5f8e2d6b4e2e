import { pause, type DeskLine } from './desk-line.ts';
import { isTorn, wholeUpTo } from './log.ts';

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

  function isBehind(): boolean {
    const { chat, entries, link } = view();
    return link === 'online' && chat !== null && isTorn(entries, chat.lastSeq);
  }

  async function catchUp(): Promise<void> {
    await pause(PATIENCE_MS);
    while (isBehind()) {
      const reply = await line.ask('sync', { after: wholeUpTo(view().entries) });
      if (reply?.ok !== true || reply.entries.length === 0) await pause(PATIENCE_MS * 10);
      else dispatch({ type: 'heard', entries: reply.entries, chat: reply.chat, local: performance.now() });
    }
  }
}
