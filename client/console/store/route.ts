import type { Session } from '../../../protocol/http.ts';
import { codeIn } from './invite.ts';
import { inInbox, isTable, showScreen, useView, type View, SCREENS } from './view.ts';

/** The address hash of what is on the screen; reload and the browser's back button use it. */
export function addressOf(
  view: Pick<View, 'screen' | 'chatId'> & Partial<Pick<View, 'caseNumber' | 'customerId'>>,
): string {
  const chat = view.chatId === null ? '' : encodeURIComponent(view.chatId);
  if (view.screen === 'work' && view.caseNumber)
    return chat === '' ? `#/work/${view.caseNumber}` : `#/work/${view.caseNumber}/${chat}`;
  if (view.screen === 'customers' && view.customerId)
    return `#/customers/${encodeURIComponent(view.customerId)}`;
  if (isTable(view.screen) && chat !== '') return `#/${view.screen}/${chat}`;
  if (view.screen !== 'inbox') return `#/${view.screen}`;
  return chat === '' ? '#/' : `#/chat/${chat}`;
}

/** What to show for an address hash; the inbox if it is unknown. */
export function viewAt(
  hash: string,
): Pick<View, 'screen' | 'chatId' | 'pane'> & Partial<Pick<View, 'caseNumber' | 'customerId'>> {
  const [isCase, caseNumber = null, beside] =
    /^#\/work(?:\/(T-\d{1,15})(?:\/([\w%.~-]{1,200}))?)?$/.exec(hash) ?? [];
  if (isCase !== undefined)
    return {
      screen: 'work',
      chatId: beside === undefined ? null : decode(beside),
      caseNumber,
      pane: 'lists',
    };
  const [, customer] = /^#\/customers(?:\/([\w%.~-]{1,200}))?$/.exec(hash) ?? [];
  if (hash.startsWith('#/customers'))
    return {
      screen: 'customers',
      chatId: null,
      customerId: customer === undefined ? null : decode(customer),
      pane: 'lists',
    };
  const named = SCREENS.find(({ name }) => hash === `#/${name}`);
  if (named) return { screen: named.name, chatId: null, pane: 'lists' };
  const [, place, found] = /^#\/(chat|floor|audit)\/([\w%.~-]{1,200})$/.exec(hash) ?? [];
  if (found === undefined) return { screen: 'inbox', chatId: null, pane: 'lists' };
  const screen = place === 'floor' || place === 'audit' ? place : 'inbox';
  return { screen, chatId: decode(found), pane: 'chat' };
}

/**
 * Shows the role's first screen unless the address names one: for leads the floor. `isFresh` after a sign-in, when the
 * address is still that of the previous person.
 */
export function land(role: Session['role'], isFresh: boolean): void {
  const { hash } = window.location;
  if (role !== 'lead' || !(hash === '' || (isFresh && hash === '#/'))) return;
  // Replaces the history entry, so that the back button leaves the console instead of leading to an empty inbox.
  window.history.replaceState(null, '', '#/floor');
  showScreen('floor');
}

/** Keeps the address and the view in step; returns a function that stops it. */
export function followAddress(): () => void {
  const arrive = () => {
    const to = viewAt(window.location.hash);
    const { screen, chatId } = to;
    // The way back to the other of two chats side by side closes neither.
    useView.setState((view) =>
      screen === 'inbox' && chatId !== null ? { ...inInbox(view, chatId), ...to } : to,
    );
  };
  arrive();
  window.addEventListener('hashchange', arrive);
  const stop = useView.subscribe((view, before) => {
    // A one-time link stays in the address until it is used.
    if (codeIn(window.location.hash) !== null) return;
    const address = addressOf(view);
    if (window.location.hash !== address && !(address === '#/' && window.location.hash === '')) {
      // To change between two chats side by side is no step back.
      const isOther = view.beside !== null && view.chatId === before.beside?.chatId;
      window.history[isOther ? 'replaceState' : 'pushState'](null, '', address);
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
