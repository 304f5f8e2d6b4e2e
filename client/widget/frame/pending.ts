import type { Unsent } from '../connection/outbox.ts';
import type { Link } from '../connection/view.ts';
import type { Texts } from '../locales/texts.ts';
import { useEffect, useState } from 'preact/hooks';

/**
 * Why the connection is lost, without false claims. A browser that reports no network is right; one that reports a
 * network does not know how far it reaches, so then only the server counts as unreachable.
 */
export function brokenLink(
  link: Link,
  { onNetwork, known }: { onNetwork: boolean; known: boolean },
  texts: Texts,
): string {
  if (!onNetwork) return texts.offline;
  return link === 'offline' || known ? texts.deskAway : texts.connecting;
}

/** The text below a message that is not stored yet. */
export function pendingText(item: Unsent, link: Link, onNetwork: boolean, texts: Texts): string {
  // An outdated page sends nothing; the banner says what to do.
  if (item.state === 'stranded' || link === 'outdated') return texts.strandedTitle;
  if (!onNetwork) return texts.notSentOffline;
  if (link === 'offline') return texts.notSentAway;
  return item.tries > 0 ? texts.notSentYet : texts.sending;
}

/** Whether the device has a network; updates with it. */
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
