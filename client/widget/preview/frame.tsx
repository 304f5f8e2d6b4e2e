/** @jsxImportSource preact */
import { render } from 'preact';
import { keepIn } from '../connection/keep.ts';
import { App } from '../frame/app.tsx';
import type { Host } from '../frame/host.ts';
import { unsaid } from '../frame/settings.ts';
import type { FromPreview, Previewed, PreviewState } from '../../widget-preview.ts';
import { holdsFiles } from '../../caught-files.ts';
import { viewFor } from './sample.ts';
import { previewSession } from './session.ts';
import '../styles/base.css';
import '../styles/conversation.css';
import '../styles/cards.css';
import '../styles/composer.css';
import '../styles/preview.css';

/** In memory alone: what is tried out here must not appear in a chat of this browser. */
const keep = keepIn(() => {
  throw new Error('The preview stores nothing.');
});
const session = previewSession(want);
const host: Host = {
  embedded: true,
  tell: () => undefined,
  open: () => undefined,
  close: () => want('launcher'),
  locate: () => Promise.resolve(),
};
let shown = '';
let visit = 0;

addEventListener('message', ({ source, origin, data }: MessageEvent<Previewed | null>) => {
  if (source !== parent || origin !== location.origin || data?.preview !== 1) return;
  const { state, locale, theme, isGreeted } = data;
  // Another state is another visit: nothing that was typed in one stays in the next.
  const scene = `${state} ${String(isGreeted)}`;
  if (scene !== shown) visit += 1;
  shown = scene;
  session.show(viewFor(data, Date.now(), visit));
  const settings = { ...unsaid, locale, theme, greeted: isGreeted };
  const outside = { shown: true, focused: false, drops: 0, settings };
  render(<App session={session} keep={keep} host={host} outside={outside} />, document.body);
});

// A file that is chosen, dropped or pasted would be kept in this browser until it is sent.
for (const type of ['dragover', 'drop', 'paste'] as const)
  addEventListener(
    type,
    (event) => {
      const held = event instanceof ClipboardEvent ? event.clipboardData : event.dataTransfer;
      if (holdsFiles(held)) refuse(event);
    },
    true,
  );
addEventListener(
  'click',
  (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'file') refuse(event);
  },
  true,
);

want(null);

function want(wanted: PreviewState | null): void {
  parent.postMessage({ preview: 1, wanted, isGreeted: false } satisfies FromPreview, location.origin);
}

function refuse(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
