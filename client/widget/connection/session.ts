import type { CustomerAnswers } from '../../../protocol/customer.ts';
import type { InvitationView } from '../../../protocol/visitors.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { isContact } from '../../../protocol/contact.ts';
import { isBlank } from '../../../protocol/limits.ts';
import { newClientId, type Unsent } from './outbox.ts';
import { saveOutbox } from './kept-outbox.ts';
import { credentialsIn } from './credentials.ts';
import { deskTime } from './clock.ts';
import { catchUpOn } from './catch-up.ts';
import { deliverFrom } from './deliver.ts';
import { greetOn } from './greet.ts';
import { reduce, type WidgetEvent } from './reduce.ts';
import type { Keep } from './keep.ts';
import { openLine, pause, type Line } from './line.ts';
import { listenerFor } from './listen.ts';
import { personOn, type Person } from './person.ts';
import { blankView, isRunning, type View } from './view.ts';
import { unknownVisitor, type Visitor } from './visitor.ts';

/** How long the first message waits for the answer to `hello`, ms; after that it is sent anyway. */
const GREETED_WITHIN_MS = 1_000;

/** What a customer enters beside the first message. */
export interface Introduction {
  name: string;
  contact: string;
}

/** What a message carries beside its words. */
export type Sent = Pick<Unsent, 'files' | 'bytes' | 'quote'>;

/** What the modules of a session share: connection, storage, state, and the one way to change it. */
export interface DeskLine {
  line: Line;
  keep: Keep;
  view: () => View;
  dispatch: (event: WidgetEvent) => void;
}

/** The interface of the session for the screen. */
export interface Session extends Person {
  view(): View;
  /** The server's time, Unix ms; this computer's until the first message from the server. */
  now(): number;
  /** Calls `look` after every change; returns a function that stops it. */
  watch(look: () => void): () => void;
  write(text: string, introduction?: Introduction, sent?: Sent): void;
  /** Says where the bytes of a file that waits are. */
  stored(fileId: string, bytes: 'kept' | 'memory'): void;
  /** By which files are uploaded and read; empty before the first answer of the server. */
  token(): string;
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** Opens a new chat with the stranded messages. */
  goOn(): void;
  /** `text`: what is written so far, where the desk shows it to its agents. */
  typing(on: boolean, text?: string): void;
  /** What became of an invitation here. */
  invited(invitation: InvitationView | null): void;
  look(seq: number): void;
  /** Resolves with whether the chat has ended. */
  leave(): Promise<boolean>;
  /** Resolves with whether the rating is stored. */
  rate(given: { score: number; remark?: string; expected?: number }): Promise<boolean>;
  /** Whether the embedding page has given a contact of the customer. */
  isReachable(): boolean;
  introduce(visitor: Partial<Visitor>): void;
  /** Asks the desk, for the parts that are loaded later; resolves with null without an answer. */
  ask: Line['ask'];
  setLocale(locale: string): void;
}

/**
 * Starts a session with the server at `origin`, and connects at once. `locate` resolves once the embedding page was
 * asked for its current address, so that each message comes with its page.
 */
export function beginSession(
  origin: string,
  keep: Keep,
  firstLocale: string,
  locate: () => Promise<void>,
): Session {
  let view: View = blankView;
  let visitor = unknownVisitor;
  let locale = firstLocale;
  const watchers = new Set<() => void>();

  const dispatch = (event: WidgetEvent): void => {
    const before = view;
    view = reduce(view, event);
    if (view === before) return;
    saveOutbox(keep, before.outbox, view.outbox);
    if (view.readTo > before.readTo && view.chat !== null) keep.set('read', `${view.chat.id} ${view.readTo}`);
    for (const look of watchers) look();
    catchUp();
    void deliver();
  };

  const credentials = credentialsIn(keep);
  const line = openLine(
    origin,
    () => credentials.auth(),
    listenerFor(
      dispatch,
      keep,
      () => greet(),
      () => credentials.vouch(null),
    ),
  );
  const desk: DeskLine = { line, keep, view: () => view, dispatch };
  const catchUp = catchUpOn(desk);
  const sendHello = greetOn(
    desk,
    () => ({ visitor, locale }),
    (token) => credentials.keepToken(token),
  );
  let greeted = Promise.resolve();
  const greet = (): Promise<void> => (greeted = sendHello());
  const deliver = deliverFrom(
    desk,
    () => credentials.token(),
    async () => {
      await locate();
      await Promise.race([greeted, pause(GREETED_WITHIN_MS)]);
      return visitor.chosen;
    },
  );
  const write = (text: string, introduction?: Introduction, sent?: Sent): void => {
    const chatId = view.chat !== null && isRunning(view.chat) ? view.chat.id : null;
    const name = said(introduction?.name);
    const contact = said(introduction?.contact);
    const item = { clientId: newClientId(Date.now()), text, chatId, name, contact, ...sent };
    dispatch({ type: 'outbox', event: { change: 'wrote', item } });
  };

  const person = personOn(desk, credentials, () => {
    const { page, referrer, title } = visitor;
    visitor = { ...unknownVisitor, page, referrer, title };
  });

  return {
    ...person,
    view: () => view,
    now: () => deskTime(view.ahead, performance.now()) ?? Date.now(),
    watch(look) {
      watchers.add(look);
      return () => watchers.delete(look);
    },
    write,
    stored: (fileId, bytes) => dispatch({ type: 'outbox', event: { change: 'stored', fileId, bytes } }),
    token: () => credentials.token(),
    retry: (clientId) => dispatch({ type: 'outbox', event: { change: 'retried', clientId } }),
    discard(clientId) {
      const gone = view.outbox.find((item) => item.clientId === clientId);
      dispatch({ type: 'outbox', event: { change: 'discarded', clientId } });
      const id = gone?.bytes && gone.files?.[0]?.id;
      if (id) void import('./waiting-bytes.ts').then(({ dropBytes }) => dropBytes(id));
    },
    goOn: () => dispatch({ type: 'outbox', event: { change: 'goneOn' } }),
    typing: (on, text) => void (isRunning(view.chat) && line.ask('typing', { on, text })),
    invited: (invitation) => dispatch({ type: 'invited', invitation }),
    look(seq) {
      if (seq <= view.readTo) return;
      dispatch({ type: 'looked', seq });
      void line.ask('read', { seq });
    },
    async leave() {
      return heardFrom(await line.ask('leave', {}));
    },
    async rate(given) {
      return heardFrom(await line.ask('rate', given));
    },
    isReachable: () => isContact(visitor.contact),
    introduce(news) {
      const before = JSON.stringify(visitor);
      visitor = { ...visitor, ...news };
      // Also during a `hello`: the newer one replaces it.
      if (JSON.stringify(visitor) !== before) void greet();
    },
    ask: line.ask,
    setLocale(next) {
      if (next === locale) return;
      locale = next;
      void greet();
    },
  };

  function heardFrom(reply: Answer<CustomerAnswers['rate']> | null): boolean {
    if (reply?.ok !== true) return false;
    dispatch({ type: 'news', entries: [reply.entry], chat: null, local: performance.now() });
    return true;
  }
}

function said(text: string | undefined): string | null {
  return text === undefined || isBlank(text) ? null : text.trim();
}
