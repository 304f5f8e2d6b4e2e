import { TYPING_LIVES_MS } from '../../../protocol/limits.ts';
import { IDENTITY_EXPIRED, IDENTITY_FORGED, OUTDATED } from '../../../protocol/errors.ts';
import { isRecord, type Options } from '../embedding.ts';
import type { WidgetEvent } from './reduce.ts';
import type { Keep } from './keep.ts';
import type { Listener } from './line.ts';
import type { InvitationView } from '../../../protocol/visitors.ts';
import type { CustomerCase } from '../../../protocol/cases.ts';
import type { CustomerChat, DeskView } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';

/** Returns the listener that turns packets into events. */
export function listenerFor(
  dispatch: (event: WidgetEvent) => void,
  keep: Keep,
  greet: () => Promise<void>,
  doubted: () => void,
): Listener {
  let typing: ReturnType<typeof setTimeout> | undefined;
  return {
    up: () => void greet(),
    down: () => dispatch({ type: 'link', link: 'offline' }),
    refused(code) {
      if (code === 'unauthorized') keep.set('token', null);
      // The server refuses the signed identity: the visitor continues as an anonymous one.
      if (code === IDENTITY_EXPIRED || code === IDENTITY_FORGED) doubted();
      if (code === OUTDATED) dispatch({ type: 'link', link: 'outdated' });
      return code !== OUTDATED;
    },
    news(event, body) {
      if (event === 'entry' && isEntry(body)) receive({ entries: [body], chat: null });
      if (event === 'chat' && isChat(body)) receive({ entries: [], chat: body });
      if (event === 'desk' && isDesk(body)) dispatch({ type: 'desk', desk: body, local: performance.now() });
      if (isRecord(body)) besides(event, body);
    },
  };

  /** What is no part of the log. */
  function besides(event: unknown, body: Options): void {
    const { cases, invitation, seq, on } = body;
    if (event === 'cases' && Array.isArray(cases)) dispatch({ type: 'cases', cases: cases.filter(isCase) });
    if (event === 'invitation')
      dispatch({ type: 'invited', invitation: isInvitation(invitation) ? invitation : null });
    if (event === 'read') dispatch({ type: 'seen', seq: Number(seq) });
    if (event === 'typing') type(on === true);
  }

  function receive(news: Pick<Extract<WidgetEvent, { type: 'news' }>, 'entries' | 'chat'>): void {
    dispatch({ type: 'news', ...news, local: performance.now() });
  }

  function type(on: boolean): void {
    clearTimeout(typing);
    dispatch({ type: 'typing', on });
    if (on) typing = setTimeout(() => dispatch({ type: 'typing', on: false }), TYPING_LIVES_MS);
  }
}

/** Whether a value is an entry of a log. */
export function isEntry(body: unknown): body is Entry {
  return isRecord(body) && typeof body['seq'] === 'number' && isRecord(body['by']);
}

/** Whether a value is a chat. */
export function isChat(body: unknown): body is CustomerChat {
  return isRecord(body) && typeof body['id'] === 'string' && typeof body['now'] === 'string';
}

function isInvitation(body: unknown): body is InvitationView {
  return isRecord(body) && typeof body['text'] === 'string';
}

function isCase(body: unknown): body is CustomerCase {
  return isRecord(body) && typeof body['number'] === 'string';
}

/** Whether a value is the desk's view for customers. */
export function isDesk(body: unknown): body is DeskView {
  return isRecord(body) && typeof body['company'] === 'string';
}
