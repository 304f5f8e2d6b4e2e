import {
  isRecord,
  type LookModule,
  type Options,
  type Placed,
  type ToFrame,
  type ToLoader,
} from './embedding.ts';
import { draw } from './loader/draw.ts';
import { COVERED } from './loader/style.ts';
import { markTitle, ownTitle } from './loader/title.ts';
import { findSource, type Source } from './loader/source.ts';

// This runs on unknown pages. It touches no global but `huashu`, and uses nothing that pages are known to extend or
// replace: no JSON, no array methods, no jQuery.

/** The only global of the widget; see docs/embedding.md. */
interface Api {
  (command?: unknown, about?: unknown, listener?: unknown): void;
  /** Calls from before the loader was loaded. */
  q?: Iterable<unknown>[];
  /** Set once the loader is there: what `look.ts` and `greeting.ts` work on. */
  ready?: Placed;
}

declare global {
  interface Window {
    huashu?: Api;
  }
}

/** The interval of the checks for the launcher and for the count in the title, ms. */
const LOOK_MS = 200;

/** The name of what {@link remember} keeps. */
const FLAG = 'huashu.running';

const early = window.huashu;
if (!early?.ready) begin(findSource());

function begin({ src, dataset }: Source): void {
  const { origin } = new URL(src);
  const [host, shadow, frame, button, badge] = draw(origin, dataset);
  const placed: Placed = [shadow, dataset];
  let look: Options = { ...dataset };
  const listeners: [event: unknown, listener: unknown][] = [];
  let identity: Options = {};
  let pause = 0;
  let complete = false;
  let ready = false;
  let open = false;
  let drops = 0;
  let unread: unknown = 0;
  let mark = '';

  run.ready = placed;
  window.huashu = run;
  name(/^zh/i.test(dataset['locale'] ?? navigator.language) ? '客服' : 'Chat');
  if (remember('localStorage')) shadow.prepend(frame);
  for (const call of early?.q ?? []) run(...call);
  if (remember('sessionStorage') && !matchMedia(COVERED).matches) run('open');
  stay();

  // Only a timer survives `document.open()`, which removes all listeners. It leaves the document alone until it is
  // complete: a framework may be about to hydrate it. If a page keeps removing the launcher, the interval grows.
  function stay(): void {
    pause = Math.max(LOOK_MS, pause - LOOK_MS);
    if (!host.isConnected && (complete ||= document.readyState === 'complete')) mount();
    markTitle(mark);
    setTimeout(stay, pause);
  }

  function mount(): void {
    pause *= 3;
    ready = false;
    button.onclick = () => run(open ? 'close' : 'open');
    button.onkeydown = ({ key }) => {
      if (key === 'Escape') run('close');
    };
    // The browser would replace the website by a dropped file; the chat says that files cannot be sent.
    button.ondragover = () => false;
    button.ondrop = () => {
      drops += 1;
      run('open');
      return false;
    };
    addEventListener('message', onMessage);
    // Outside the body, because pages transform, hide or replace it.
    document.documentElement.append(host);
    // In the top layer, the page's transforms and z-indexes have no effect.
    host.popover = 'manual';
    host.showPopover?.();
  }

  function run(command?: unknown, about?: unknown, listener?: unknown): void {
    const next = command === 'open';
    if (next || command === 'close') {
      remember('sessionStorage', next);
      if (next && !frame.parentNode) shadow.prepend(frame);
      if (next !== open) {
        open = next;
        button.ariaExpanded = String(open);
        shape('');
        if (next) frame.focus();
        announce(command);
      }
    }
    if (command === 'on') listeners[listeners.length] = [about, listener];
    if (isRecord(about)) {
      if (command === 'identify') identity = about;
      if (command === 'set') look = { ...look, ...about };
    }
    sendState();
  }

  // While the chat is closed, the frame decides what is visible, and sends it again after each close.
  function shape(folded: string): void {
    frame.className = button.className = open ? 'open' : folded;
    if (!frame.className && shadow.activeElement === frame) button.focus();
  }

  // Pages change their address without a reload, so each message contains everything; a repeated "ready" is answered
  // too.
  function sendState(): void {
    if (ready)
      frame.contentWindow?.postMessage(
        {
          huashu: 1,
          open,
          focused: shadow.activeElement === frame,
          drops,
          page: location.href,
          referrer: document.referrer,
          title: ownTitle(),
          look,
          identity,
        } satisfies ToFrame,
        origin,
      );
  }

  // Only the frame's own page speaks from its origin, so what it says is typed. Other messages from the frame are
  // commands, as from the website: `open`, `close`; "ready" only asks for an answer.
  function onMessage({ source, origin: from, data }: MessageEvent<ToLoader | null>): void {
    if (source !== frame.contentWindow || from !== origin || !data) return;
    ready = true;
    if (data.type === 'state') {
      name(data.label);
      badge.textContent = data.badge;
      remember('localStorage', data.running);
      shape(data.folded);
      markTitle((mark = data.mark));
      if (data.unread !== unread) announce('unread', (unread = data.unread));
    }
    // What the desk's settings say of the launcher, where they have changed while the page is open.
    if (data.type === 'look')
      import(/* @vite-ignore */ `${frame.src}look.js`).then(
        ({ look: dress }: LookModule) => dress(placed, data),
        () => 0,
      );
    run(data.type);
  }

  function name(label: string): void {
    frame.title = button.title = button.ariaLabel = label;
  }

  function announce(event: string, detail?: unknown): void {
    for (const [about, call] of listeners)
      if (about === event && typeof call === 'function') setTimeout(call, 0, detail);
  }
}

/**
 * A flag that survives page loads, for this site or for this tab; sets it if `flag` is given. For the site: whether a
 * chat is in progress, so that its messages show before it is opened; for the tab: whether the widget is open. False if
 * the storage is not available.
 */
function remember(place: 'localStorage' | 'sessionStorage', flag?: unknown): unknown {
  try {
    if (flag !== undefined) window[place][FLAG] = flag;
    return window[place][FLAG] === 'true';
  } catch {
    return;
  }
}
