/** @jsxImportSource preact */
import { render } from 'preact';
import { keepIn } from './connection/keep.ts';
import { beginSession } from './connection/session.ts';
import { App, type Outside } from './frame/app.tsx';
import { meetHost } from './frame/host.ts';
import { readClaim, textOf, readSettings, readVisitor, readVouched, unsaid } from './frame/settings.ts';
import { surviveTranslation } from '../translated-text.ts';
import './styles/base.css';
import './styles/conversation.css';
import './styles/cards.css';
import './styles/composer.css';
import './styles/preview.css';
import './styles/print.css';

surviveTranslation(document.body);
const keep = keepIn(() => localStorage);
const session = beginSession(location.origin, keep, navigator.language, () => host.locate());
let outside: Outside = { shown: false, focused: true, drops: 0, settings: unsaid };

const host = meetHost(({ open, focused, drops, page, referrer, title, look, identity }) => {
  // The person first: the details of a new one must not reach the chat of the previous one.
  session.become(readClaim(identity), readVouched(identity));
  session.introduce({
    page,
    referrer,
    title,
    department: textOf(look['department']),
    ...readVisitor(identity),
  });
  followTrail(page);
  // The focus counts at the moment when the chat opens.
  const went = open === outside.shown ? outside.focused : focused;
  outside = { shown: open, focused: went, drops, settings: { ...outside.settings, ...readSettings(look) } };
  draw();
});

// Embedded, the first render waits for the look that the page sets.
if (host.embedded) host.tell({ type: 'ready' });
else {
  outside = { ...outside, shown: true };
  session.introduce({ page: location.href, referrer: document.referrer, title: document.title });
  followTrail(location.href);
  draw();
}

/** Loaded apart: the chat does not wait for it, and goes on without it. */
function followTrail(page: string): void {
  void import('./connection/trail.ts').then(
    ({ follow }) => follow(session, keep, page, Date.now()),
    () => undefined,
  );
}

function draw(): void {
  render(<App session={session} keep={keep} host={host} outside={outside} />, document.body);
}
