import type { Greeting, Placed } from './embedding.ts';

const GAP = 12;

/** A live region announces only what is added after it was there for a moment, ms. */
const SETTLED_MS = 100;

const STYLE =
  ':host{all:initial;position:fixed;display:flex;box-sizing:border-box;max-width:min(300px,100vw - 24px);color-scheme:light;' +
  'border-radius:14px;background:#fff;color:#1b2126;box-shadow:0 6px 32px #0005;font:15px/1.45 system-ui}' +
  ':host(.dark){color-scheme:dark;background:#23292f;color:#eef1f4;outline:1px solid #4a545e}' +
  'button{all:unset;box-sizing:border-box;cursor:pointer;border-radius:14px}' +
  'button:focus-visible{outline:2px solid currentColor;outline-offset:-3px}' +
  '.words{padding:12px 4px 12px 16px;overflow-wrap:anywhere;white-space:pre-line}' +
  '.close{flex:none;width:32px;height:32px;margin:6px;text-align:center;font-size:20px;line-height:32px}' +
  '@media(prefers-reduced-motion:no-preference){:host{animation:rise .25s ease-out}}' +
  '@keyframes rise{from{opacity:0;transform:translateY(8px)}}';

/**
 * Shows the greeting above the launcher, without taking the focus, until it is pressed, closed or the chat is opened;
 * false if the launcher is not on the page.
 */
export function show(
  [shadow, dataset]: Placed,
  { locale, words, close }: Greeting,
  taken: () => void,
): boolean {
  const launcher = shadow.querySelector('button');
  if (!launcher?.isConnected) return false;
  const at = /^zh/i.test(dataset['locale'] ?? locale) ? 0 : 1;
  const host = document.createElement('div');
  const inner = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  inner.adoptedStyleSheets = [sheet];
  host.className = isDark(dataset['theme']) ? 'dark' : '';
  placeAt(host, launcher);

  const region = document.createElement('div');
  region.setAttribute('role', 'status');
  const text = document.createElement('button');
  text.type = 'button';
  text.className = 'words';
  text.dir = 'auto';
  text.textContent = words[at];
  text.onclick = () => {
    leave(false);
    taken();
  };
  const shut = document.createElement('button');
  shut.type = 'button';
  shut.className = 'close';
  shut.textContent = '×';
  shut.title = shut.ariaLabel = close[at];
  shut.onclick = () => leave(true);
  inner.append(region, shut);
  shadow.append(host);
  setTimeout(() => region.append(text), SETTLED_MS);

  document.addEventListener('keydown', onKey);
  window.huashu?.('on', 'open', () => leave(false));
  window.huashu?.('on', 'unread', () => leave(false));
  return true;

  function onKey({ key, isComposing }: KeyboardEvent): void {
    if (key === 'Escape' && !isComposing) leave(true);
  }

  function leave(toLauncher: boolean): void {
    const hadFocus = inner.activeElement !== null;
    document.removeEventListener('keydown', onKey);
    host.remove();
    if (toLauncher && hadFocus) launcher?.focus();
  }
}

function isDark(theme: string | undefined): boolean {
  return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme:dark)').matches);
}

/** Above the launcher, at its side of the page. */
function placeAt({ style }: HTMLElement, launcher: HTMLElement): void {
  const { top, left, right } = launcher.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  style.bottom = `${Math.max(0, innerHeight - top + GAP)}px`;
  if (left + right < width) style.left = `${Math.max(GAP, left)}px`;
  else style.right = `${Math.max(GAP, width - right)}px`;
}
