import type { Session } from '../../../protocol/http.ts';
import { codeIn } from './invite.ts';
import { isTable, showScreen, useView, type View, SCREENS } from './view.ts';

/** The address of what is on the screen, so that reload and the browser's back button work. */
export function addressOf(view: Pick<View, 'screen' | 'chatId'>): string {
  const chat = view.chatId === null ? '' : encodeURIComponent(view.chatId);
  if (isTable(view.screen) && chat !== '') return `#/${view.screen}/${chat}`;
  if (view.screen !== 'inbox') return `#/${view.screen}`;
  return chat === '' ? '#/' : `#/chat/${chat}`;
}

/** What an address stands for; one that means nothing leads to the inbox. */
export function viewAt(hash: string): Pick<View, 'screen' | 'chatId' | 'pane'> {
  const named = SCREENS.find(({ name }) => hash === `#/${name}`);
  if (named) return { screen: named.name, chatId: null, pane: 'lists' };
  const [, place, found] = /^#\/(chat|floor|audit)\/([\w%.~-]{1,200})$/.exec(hash) ?? [];
  if (found === undefined) return { screen: 'inbox', chatId: null, pane: 'lists' };
  const screen = place === 'floor' || place === 'audit' ? place : 'inbox';
  return { screen, chatId: decode(found), pane: 'chat' };
}

/**
 * Where somebody's work begins, unless the address says otherwise: a lead's on the floor. `isFresh` after a sign-in, when
 * the address is still that of whoever signed out before.
 */
export function land(role: Session['role'], isFresh: boolean): void {
  const { hash } = window.location;
  if (role !== 'lead' || !(hash === '' || (isFresh && hash === '#/'))) return;
  // Not one step more in the browser's history: its back button leads out of the console, not to an empty inbox.
  window.history.replaceState(null, '', '#/floor');
  showScreen('floor');
}

/** Keeps address and screen together; returns how to stop. */
export function followAddress(): () => void {
  const arrive = () => useView.setState(viewAt(window.location.hash));
  arrive();
  window.addEventListener('hashchange', arrive);
  const stop = useView.subscribe((view) => {
    // A one-time link stays the address until it has been used.
    if (codeIn(window.location.hash) !== null) return;
    const address = addressOf(view);
    if (window.location.hash !== address && !(address === '#/' && window.location.hash === '')) {
      window.history.pushState(null, '', address);
    }
  });
  window.addEventListener('popstate', arrive);
  return () => {
    stop();
    window.removeEventListener('hashchange', arrive);
    window.removeEventListener('popstate', arrive);
  };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
