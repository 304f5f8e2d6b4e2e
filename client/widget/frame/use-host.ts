import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Entry } from '../../../protocol/entry.ts';
import type { Keep } from '../connection/keep.ts';
import { unreadIn } from '../connection/log.ts';
import { isAsked, type View } from '../connection/view.ts';
import type { Outside } from './app.tsx';
import type { Host } from './host.ts';
import { useTexts } from './widget-context.ts';
import { usePreview } from './preview.tsx';

const COUNTED_TO = 99;

/** What the chat needs from the embedding page. */
export interface AtHost {
  /** Whether the chat is open on a visible page. */
  watching: boolean;
  /** The answer for the preview while the chat is closed, if any. */
  answer: Entry | null;
  /** Whether something is shown instead of the chat, beside the launcher. */
  covered: boolean;
  dismiss: () => void;
}

/**
 * Sends the state to the embedding page, and closes the chat on Esc. `running`: the website's next page has to load the
 * frame. `unseen`: answers that are not messages of the chat.
 */
export function useHost(
  host: Host,
  outside: Outside,
  view: View,
  keep: Keep,
  { running, unseen }: { running: boolean; unseen: number },
): AtHost {
  const texts = useTexts();
  const inFront = useInFront();
  const { shown, settings } = outside;
  const { answer, dismiss } = usePreview(view, keep, inFront && !shown);
  const unread = unreadIn(view.entries, view.readTo) + unseen;
  const folded = answer === null && !isAsked(view) ? '' : 'peek';
  const { counted } = settings;

  // A layout effect, because a customer may follow a link right after sending a message.
  useLayoutEffect(() => {
    const label = unread > 0 ? `${texts.title}: ${texts.newMessages(unread)}` : texts.title;
    const badge = unread > COUNTED_TO ? `${COUNTED_TO}+` : String(unread || '');
    // The en space distinguishes the loader's count from one of the page.
    const mark = counted && unread > 0 ? `(${badge})\u2002` : '';
    host.tell({ type: 'state', unread, label, badge, mark, running, folded });
  }, [host, unread, running, folded, counted, texts]);

  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || document.querySelector('dialog[open]')) return;
      host.close();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [host]);

  return { watching: shown && inFront, answer, covered: !shown && folded !== '', dismiss };
}

/** Whether the page is visible in its tab. */
function useInFront(): boolean {
  const [inFront, setInFront] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = (): void => setInFront(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return inFront;
}

/** Focuses the composer when the customer opens the chat. */
export function useFocus(box: RefObject<HTMLTextAreaElement | null>, wanted: boolean): void {
  // Not on a phone, where the keyboard would cover half of the chat.
  useEffect(() => {
    if (wanted && matchMedia('(pointer: fine)').matches) box.current?.focus();
  }, [wanted, box]);
}
