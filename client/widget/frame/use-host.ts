import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Entry } from '../../../protocol/entry.ts';
import type { Keep } from '../connection/keep.ts';
import { unreadIn } from '../connection/log.ts';
import type { View } from '../connection/view.ts';
import type { Outside } from './app.tsx';
import type { Host } from './host.ts';
import { useTexts } from './room.ts';
import { usePreview } from './preview.tsx';

const COUNTED_TO = 99;

/** What the chat and the page around it have to do with each other at this moment. */
export interface AtHost {
  /** True while the chat is open on a page that is in front. */
  watching: boolean;
  /** The answer to be shown while the chat is closed, if any. */
  answer: Entry | null;
  dismiss: () => void;
}

/**
 * Keeps the embedding page informed, and lets Esc close the chat. `running`: there is something that the website's next
 * page has to bring along.
 */
export function useHost(host: Host, outside: Outside, view: View, keep: Keep, running: boolean): AtHost {
  const texts = useTexts();
  const inFront = useInFront();
  const { shown, settings } = outside;
  const { answer, dismiss } = usePreview(view, keep, inFront && !shown);
  const unread = unreadIn(view.entries, view.readTo);
  const folded = answer === null ? '' : 'peek';
  const { counted } = settings;

  // At once, not after the next paint: whoever sends a message may follow a link in the same moment.
  useLayoutEffect(() => {
    const label = unread > 0 ? `${texts.title}: ${texts.newMessages(unread)}` : texts.title;
    const badge = unread > COUNTED_TO ? `${COUNTED_TO}+` : String(unread || '');
    // With the space by which the loader tells this count from the page's own.
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

  return { watching: shown && inFront, answer, dismiss };
}

/** Whether the page, in its tab, is the one in front. */
function useInFront(): boolean {
  const [inFront, setInFront] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = (): void => setInFront(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return inFront;
}

/** Puts the focus into the field when the chat opens at the customer's wish. */
export function useFocus(box: RefObject<HTMLTextAreaElement | null>, wanted: boolean): void {
  // On a phone the keyboard would cover half of what there is to read.
  useEffect(() => {
    if (wanted && matchMedia('(pointer: fine)').matches) box.current?.focus();
  }, [wanted, box]);
}
