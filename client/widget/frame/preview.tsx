/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Entry } from '../../../protocol/entry.ts';
import { cut } from '../../../protocol/graphemes.ts';
import { Icon } from './icons.tsx';
import { useLasting, useTexts } from './room.ts';
import { agentName } from './event-text.ts';
import { readOf } from '../connection/greet.ts';
import type { Keep } from '../connection/keep.ts';
import { latestUnread } from '../connection/log.ts';
import type { View } from '../connection/view.ts';
import { useKept } from './use-kept.ts';

/** More is never in sight, nor does anybody want to hear it read out. */
const CHARACTERS = 160;

/** By then the embedding page shows the frame: a live region is only heard for what comes after it. */
const SETTLED_MS = 100;

/** An answer in the corner of the page, with the way into the chat. */
export function Preview(props: {
  answer: Entry | null;
  open: () => void;
  dismiss: () => void;
}): JSX.Element | null {
  const texts = useTexts();
  const { answer, open, dismiss } = props;
  const settled = useLasting(answer !== null, SETTLED_MS);
  if (answer === null) return null;
  return (
    <div
      class="preview"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        dismiss();
      }}
    >
      <div class="grow" role="status">
        {settled && (
          <button type="button" class="answer" onClick={open}>
            <span class="speaker">
              {agentName(answer.by.name, texts)}
              <span class="unseen">: </span>
            </span>
            <span class="words" dir="auto">
              {cut(answer.text ?? '', CHARACTERS)}
            </span>
          </button>
        )}
      </div>
      <button type="button" class="round" aria-label={texts.dismiss} title={texts.dismiss} onClick={dismiss}>
        <Icon name="dismiss" size={16} />
      </button>
    </div>
  );
}

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
