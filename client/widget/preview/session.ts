import { newClientId } from '../connection/outbox.ts';
import type { Session } from '../connection/session.ts';
import { blankView, type View } from '../connection/view.ts';
import { withLine } from './sample.ts';

/** A session without a server: it shows what it is given, and what the visitor does stays on the screen. */
export interface PreviewSession extends Session {
  show(view: View): void;
}

/** Begins one. `wants` is called with what a visitor's act leads to: the end of the chat, or a new beginning. */
export function previewSession(wants: (state: 'closed' | 'start') => void): PreviewSession {
  let view: View = blankView;
  const watchers = new Set<() => void>();
  const show = (next: View): void => {
    view = next;
    for (const look of watchers) look();
  };
  const nothing = (): void => undefined;
  return {
    show,
    view: () => view,
    now: () => Date.now(),
    watch(look) {
      watchers.add(look);
      return () => watchers.delete(look);
    },
    write: (text) => show(withLine(view, text, newClientId(Date.now()), Date.now())),
    leave() {
      wants('closed');
      return Promise.resolve(true);
    },
    forget() {
      wants('start');
      return Promise.resolve(true);
    },
    rate: () => Promise.resolve(true),
    isReachable: () => true,
    token: () => '',
    become: nothing,
    stored: nothing,
    retry: nothing,
    discard: nothing,
    goOn: nothing,
    typing: nothing,
    ask: () => Promise.resolve(null),
    invited: (invitation) => show({ ...view, invitation }),
    look: nothing,
    introduce: nothing,
    setLocale: nothing,
  };
}
