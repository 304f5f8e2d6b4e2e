import type { ProactiveGreeting } from '../../protocol/widget-look.ts';
import type { BubbleModule, Placed } from './embedding.ts';
import { findSource } from './loader/source.ts';

// Runs on unknown pages, behind the loader: as there, no array methods and no JSON.

/** In the website's `sessionStorage`: `shown`, or `taken` once the visitor has opened the chat from the greeting. */
const FLAG = 'huashu.greeted';
/** Of the loader: set once the chat was opened or closed in this tab, and for the website while a chat is running. */
const OPENED = 'huashu.running';

const STEP_MS = 250;
/** The interval of the checks while nobody is greeted, ms. */
const RUNNING_MS = 1_000;

/** What the visitor has seen of the greeting in this visit; null while a chat is running. */
function seen(): string | null {
  try {
    if (localStorage[OPENED] === 'true') return null;
    return String(sessionStorage[FLAG] ?? (OPENED in sessionStorage ? 'opened' : ''));
  } catch {
    return 'refused';
  }
}

/** Whether a path is of those that a pattern names, in which `*` stands for anything. */
export function isOnPage(path: string, pattern: string): boolean {
  const source = pattern.replace(/[^\w/*]/g, '\\$&').replace(/\*+/g, '.*');
  return new RegExp(`^${source}$`, 'su').test(path);
}

function isAmong(pages: ProactiveGreeting['pages']): boolean {
  if (pages === null) return true;
  for (const pattern of pages) if (isOnPage(location.pathname, pattern)) return true;
  return false;
}

/**
 * Waits until the visitor has been on one of the pages for long enough with the page in front, then fetches the greeting
 * and shows it: once in a visit, and not to a visitor who has opened or closed the chat in it.
 */
export function wait(placed: Placed, { after, pages }: Pick<ProactiveGreeting, 'after' | 'pages'>): void {
  const { origin } = new URL(findSource().src);
  let path = '';
  let since = 0;
  // A chat that was opened from the greeting begins with it on the visit's other pages too.
  if (seen() === 'taken') window.huashu?.('set', { greeted: true });
  else step();

  function step(): void {
    const isNew = path !== location.pathname;
    path = location.pathname;
    since = isNew ? 0 : since + (document.visibilityState === 'visible' ? STEP_MS : 0);
    const met = seen();
    // While a chat is running, or until the frame knows that none is.
    if (met === null) return void setTimeout(step, RUNNING_MS);
    if (met !== '' || !placed[0].querySelector('button')) return;
    if (since < after || !isAmong(pages)) setTimeout(step, STEP_MS);
    else
      import(/* @vite-ignore */ `${origin}/widget/greeting.js`).then(
        ({ show, greeting }: BubbleModule) => {
          // The chat may have been opened while this was fetched.
          if (greeting && seen() === '' && show(placed, greeting, taken)) sessionStorage[FLAG] = 'shown';
        },
        () => undefined,
      );
  }

  function taken(): void {
    sessionStorage[FLAG] = 'taken';
    window.huashu?.('set', { greeted: true });
    window.huashu?.('open');
  }
}
