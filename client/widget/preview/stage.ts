import type { FromPreview, Previewed, PreviewState } from '../../widget-preview.ts';
import { GREETING_CLOSE } from '../../../protocol/widget-look.ts';
import type { Placed } from '../embedding.ts';
import { show } from '../greeting-bubble.ts';
import { draw } from '../loader/draw.ts';
import { look } from '../look.ts';
import './stage.css';

/** Longer than the bubble takes to show its words, ms. */
const SETTLED_MS = 150;

/** What the loader calls the launcher until the chat is loaded. */
const BUILT_IN = ['客服', 'Chat'] as const;

const dataset: Record<string, string> = {};
const [element, shadow, frame, button] = draw(location.origin, {});
const placed: Placed = [shadow, dataset];
let last: Previewed | null = null;
let isReady = false;
let bubble: HTMLElement | null = null;
let bubbleShows = '';

frame.src = 'frame';
document.documentElement.append(element);
element.popover = 'manual';
element.showPopover?.();
button.onclick = () => want(isOpen() ? 'launcher' : 'start');

addEventListener('message', ({ source, origin, data }: MessageEvent<Previewed | FromPreview | null>) => {
  if (origin !== location.origin || data?.preview !== 1) return;
  if (source === parent && 'desk' in data) apply(data);
  if (source === frame.contentWindow && 'wanted' in data) {
    isReady = true;
    if (data.wanted === null) passOn();
    else want(data.wanted);
  }
});
want(null);

/** Shows what the settings screen wants to see, as the loader and its scripts do it on a website. */
function apply(next: Previewed): void {
  last = next;
  const { locale, theme, desk } = next;
  document.documentElement.lang = locale;
  document.documentElement.dataset['theme'] = theme;
  Object.assign(dataset, { locale, theme });
  const title = desk.look?.texts?.title;
  look(placed, {
    launcher: desk.look?.launcher ?? {},
    names: [title ?? BUILT_IN[0], title ?? BUILT_IN[1]],
  });
  frame.title = button.title;
  frame.className = button.className = isOpen() ? 'open' : '';
  button.ariaExpanded = String(isOpen());
  if (isOpen() && !frame.isConnected) shadow.prepend(frame);
  greet(next);
  passOn();
}

function isOpen(): boolean {
  return last !== null && last.state !== 'launcher' && last.state !== 'greeting';
}

function passOn(): void {
  if (isReady && last !== null) frame.contentWindow?.postMessage(last, location.origin);
}

/** The bubble is drawn anew when it changes; the former one goes when the new one has its words. */
function greet({ state, locale, theme, desk }: Previewed): void {
  const words = desk.look?.proactive ?? '';
  const shows = state === 'greeting' ? JSON.stringify([locale, theme, words, desk.look?.launcher]) : '';
  if (shows === bubbleShows) return;
  bubbleShows = shows;
  const former = bubble;
  bubble = null;
  if (shows === '') return former?.remove();
  if (!show(placed, { locale, words: [words, words], close: GREETING_CLOSE }, () => want('start', true)))
    return;
  bubble = shadow.lastElementChild instanceof HTMLElement ? shadow.lastElementChild : null;
  if (former !== null) replace(former, bubble);
}

/** Without the animation, which is for the first time. */
function replace(former: HTMLElement, next: HTMLElement | null): void {
  for (const animation of next?.getAnimations() ?? []) animation.finish();
  if (next !== null) next.style.visibility = 'hidden';
  setTimeout(() => {
    former.remove();
    if (next !== null) next.style.visibility = '';
  }, SETTLED_MS);
}

function want(wanted: PreviewState | null, isGreeted = false): void {
  parent.postMessage({ preview: 1, wanted, isGreeted } satisfies FromPreview, location.origin);
}
