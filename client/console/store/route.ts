import { SCREENS } from './screens.ts';
import { useView, type View } from './view.ts';

/** The address of what is on the screen, so that reload and the browser's back button work. */
export function addressOf(view: Pick<View, 'screen' | 'chatId'>): string {
  if (view.screen !== 'inbox') return `#/${view.screen}`;
  return view.chatId === null ? '#/' : `#/chat/${encodeURIComponent(view.chatId)}`;
}

/** What an address stands for; one that means nothing leads to the inbox. */
export function viewAt(hash: string): Pick<View, 'screen' | 'chatId' | 'pane'> {
  const named = SCREENS.find(({ name }) => hash === `#/${name}`);
  if (named) return { screen: named.name, chatId: null, pane: 'lists' };
  const found = /^#\/chat\/([\w%.~-]{1,200})$/.exec(hash)?.[1];
  if (found === undefined) return { screen: 'inbox', chatId: null, pane: 'lists' };
  return { screen: 'inbox', chatId: decode(found), pane: 'chat' };
}

/** Keeps address and screen together; returns how to stop. */
export function followAddress(): () => void {
  const arrive = () => useView.setState(viewAt(window.location.hash));
  arrive();
  window.addEventListener('hashchange', arrive);
  const stop = useView.subscribe((view) => {
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
