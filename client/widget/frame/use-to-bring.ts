import { useState } from 'preact/hooks';
import type { Keep } from '../connection/keep.ts';
import { unreadIn } from '../connection/log.ts';
import { isRunning, type View } from '../connection/view.ts';
import { hasDraft } from './use-draft.ts';

/**
 * Whether the website's next page has something to bring along, before anybody opens the chat there: a running chat, an
 * answer not read, a message not acknowledged, or one that is being written, so that it is known before it is sent.
 */
export function useToBring(view: View, keep: Keep): { toBring: boolean; begun: (any: boolean) => void } {
  const [drafting, begun] = useState(() => hasDraft(keep));
  const { chat, entries, readTo, outbox } = view;
  const left = unreadIn(entries, readTo) > 0 || outbox.length > 0;
  return { toBring: isRunning(chat) || left || drafting, begun };
}
