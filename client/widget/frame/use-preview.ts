import type { Entry } from '../../../protocol/entry.ts';
import { readOf } from '../connection/greet.ts';
import type { Keep } from '../connection/keep.ts';
import { latestUnread } from '../connection/log.ts';
import type { View } from '../connection/view.ts';
import { useKept } from './use-kept.ts';

/**
 * The answer to be shown beside the launcher: the latest, while the chat is closed on a page that is in front, until it is
 * read or put away, here or in another tab. `dismiss` puts it away, on later pages too.
 */
export function usePreview(
  view: View,
  keep: Keep,
  closed: boolean,
): { answer: Entry | null; dismiss: () => void } {
  const [dismissed, setDismissed] = useKept(keep, 'dismissed');
  const answer = latestUnread(view.entries, Math.max(view.readTo, readOf(dismissed, view.chat?.id)));
  return {
    answer: closed ? answer : null,
    dismiss: () => {
      if (answer !== null) setDismissed(`${answer.chatId} ${answer.seq}`);
    },
  };
}
