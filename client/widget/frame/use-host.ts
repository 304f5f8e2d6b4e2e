import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Host } from './host.ts';
import { useTexts } from './room.ts';

/**
 * Keeps the embedding page informed, and the focus where the customer expects it. Answers whether somebody is looking.
 * `running`: there is something that the website's next page has to bring along.
 */
export function useHost(
  host: Host,
  shown: boolean,
  box: RefObject<HTMLTextAreaElement | null>,
  unread: number,
  running: boolean,
): boolean {
  const texts = useTexts();
  const [inFront, setInFront] = useState(document.visibilityState === 'visible');

  // At once, not after the next paint: whoever sends a message may follow a link in the same moment.
  useLayoutEffect(() => {
    const label = unread > 0 ? `${texts.title}: ${texts.newMessages(unread)}` : texts.title;
    host.tell({ type: 'state', unread, running, label });
  }, [host, unread, running, shown, texts]);

  useEffect(() => {
    const look = (): void => setInFront(document.visibilityState === 'visible');
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || document.querySelector('dialog[open]')) return;
      host.close();
    };
    document.addEventListener('visibilitychange', look);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('visibilitychange', look);
      document.removeEventListener('keydown', leave);
    };
  }, [host]);

  // On a phone the keyboard would cover half of what there is to read.
  useEffect(() => {
    if (shown && matchMedia('(pointer: fine)').matches) box.current?.focus();
  }, [shown, box]);

  return shown && inFront;
}
