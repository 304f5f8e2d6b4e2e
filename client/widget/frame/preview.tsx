/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Entry } from '../../../protocol/entry.ts';
import { cut } from '../../../protocol/graphemes.ts';
import { Icon } from './icons.tsx';
import { useLasting, useTexts } from './widget-context.ts';
import { agentName } from './event-text.ts';
import { readOf } from '../connection/greet.ts';
import type { Keep } from '../connection/keep.ts';
import { latestUnread } from '../connection/log.ts';
import type { View } from '../connection/view.ts';
import { useKept } from './use-kept.ts';

/** The length of the preview, in characters: more is neither visible nor worth reading aloud. */
const CHARACTERS = 160;

/**
 * The delay after which the embedding page shows the frame, ms: a live region announces only what is added after that.
 */
const SETTLED_MS = 100;

/** The preview of an answer in the corner of the page, with a button that opens the chat. */
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
              {cut(answer.text || (answer.files?.[0]?.name ?? ''), CHARACTERS)}
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
 * The answer in the preview beside the launcher: the latest one, while the chat is closed and the page visible, until
 * it is read or dismissed, here or in another tab. `dismiss` also applies to later pages.
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
