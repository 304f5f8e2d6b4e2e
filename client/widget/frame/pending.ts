import type { Unsent } from '../connection/outbox.ts';
import type { Link } from '../connection/view.ts';
import type { Texts } from '../locales/texts.ts';
import { useEffect, useState } from 'preact/hooks';

/**
 * Why nothing gets through, in words that are true. A browser that says it is on no network is right; one that says it
 * is on a network does not know how far that reaches, so all that can be said then is that the desk is not reached.
 */
export function brokenLink(
  link: Link,
  { onNetwork, known }: { onNetwork: boolean; known: boolean },
  texts: Texts,
): string {
  if (!onNetwork) return texts.offline;
  return link === 'offline' || known ? texts.deskAway : texts.connecting;
}

/** What is said below a message that has not been stored yet. */
export function pendingText(item: Unsent, link: Link, onNetwork: boolean, texts: Texts): string {
  // An outdated page sends nothing more; the banner says what helps.
  if (item.state === 'stranded' || link === 'outdated') return texts.strandedTitle;
  if (!onNetwork) return texts.notSentOffline;
  if (link === 'offline') return texts.notSentAway;
  return item.tries > 0 ? texts.notSentYet : texts.sending;
}

/** Whether the device is on a network at all, told anew when that changes. */
export function useNetwork(): boolean {
  const [onNetwork, setOnNetwork] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnNetwork(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    look();
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return onNetwork;
}
