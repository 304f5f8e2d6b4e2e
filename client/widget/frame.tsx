/** @jsxImportSource preact */
import { render } from 'preact';
import { keepIn } from './connection/keep.ts';
import { beginSession } from './connection/session.ts';
import { App, type Outside } from './frame/app.tsx';
import { meetHost } from './frame/host.ts';
import { readClaim, readSettings, readVisitor, readVouched, unsaid } from './frame/settings.ts';
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
  // First who it is: what is said of them must not go to the chat of the one before.
  session.become(readClaim(identity), readVouched(identity));
  session.introduce({ page, referrer, title, ...readVisitor(identity) });
  // What counts is where the focus was when the chat opened.
  const went = open === outside.shown ? outside.focused : focused;
  outside = { shown: open, focused: went, drops, settings: { ...outside.settings, ...readSettings(look) } };
  draw();
});

// In a page of somebody's, the first drawing waits for the look that they wish.
if (host.embedded) host.tell({ type: 'ready' });
else {
  outside = { ...outside, shown: true };
  session.introduce({ page: location.href, referrer: document.referrer, title: document.title });
  draw();
}

function draw(): void {
  render(<App session={session} keep={keep} host={host} outside={outside} />, document.body);
}
