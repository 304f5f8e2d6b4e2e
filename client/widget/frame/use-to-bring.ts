import { useState } from 'preact/hooks';
import type { Keep } from '../connection/keep.ts';
import { unreadIn } from '../connection/log.ts';
import { isRunning, type View } from '../connection/view.ts';
import { hasDraft } from './use-draft.ts';

/**
 * Whether the website's next page has something to bring along, before anybody opens the chat there: a running chat, an
 * answer not read, a message not acknowledged, or one that is being written, so that it is known before it is sent. Of
 * somebody who was here before it is to be supposed until the desk was heard, or a page loaded meanwhile would leave it.
 */
export function useToBring(view: View, keep: Keep): { toBring: boolean; begun: (any: boolean) => void } {
  const [drafting, setDrafting] = useState(() => hasDraft(keep));
  const { chat, desk, entries, readTo, outbox } = view;
  const supposed = desk === null && keep.get('token') !== null;
  const left = unreadIn(entries, readTo) > 0 || outbox.length > 0;
  return { toBring: supposed || isRunning(chat) || left || drafting, begun: setDrafting };
}
