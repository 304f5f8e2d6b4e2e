import type { ErrorCode, WireError } from '../../../protocol/errors.ts';
import { deskTime } from '../store/clock.ts';
import { useDesk } from '../store/desk.ts';
import { isRecord, writeStored, readStored } from '../store/browser-storage.ts';
import { entriesCame } from '../store/news.ts';
import { BLOCKED, enqueue, mark, sendable, settle, type Pending } from '../store/outbox.ts';
import { ask } from './line.ts';

/** The delay before a line is sent again after a temporary refusal, ms. */
const AGAIN_MS = 2000;

/** Temporary refusals; the line is sent again with the same `clientId`. */
const PASSING: readonly ErrorCode[] = ['unavailable', 'rate_limited'];

/**
 * Adds a line to the outbox and sends it. The outbox keeps it, also across a reload, until the server has stored it.
 */
export function post(line: Pick<Pending, 'chatId' | 'kind' | 'text' | 'phraseId' | 'quote' | 'files'>): void {
  const clientId = crypto.randomUUID();
  const pending: Pending = { ...line, clientId, at: deskTime(), state: 'queued' };
  useDesk.setState(({ outbox }) => ({ outbox: enqueue(outbox, pending) }));
  storeOutbox();
  deliver();
}

/** Sends a refused line again. */
export function retry(clientId: string): void {
  useDesk.setState(({ outbox }) => ({ outbox: mark(outbox, clientId, 'queued') }));
  deliver();
}

/** Removes a line from the outbox; returns its text, so that the agent need not type it again. */
export function discard(clientId: string): string {
  const text = useDesk.getState().outbox.find((line) => line.clientId === clientId)?.text ?? '';
  useDesk.setState(({ outbox }) => ({ outbox: settle(outbox, clientId) }));
  storeOutbox();
  return text;
}

/** Sends all lines that can be sent now: one at a time in each chat. */
export function deliver(): void {
  const { connection, outbox } = useDesk.getState();
  if (connection !== 'online') return;
  for (const line of sendable(outbox)) void send(line);
}

/** Stores the outbox in this tab's storage. */
export function storeOutbox(): void {
  const { session, outbox } = useDesk.getState();
  if (session) writeStored(nameFor(session.account), outbox.length === 0 ? null : outbox, 'session');
}

/** Loads the lines that this tab had not delivered before a reload. */
export function loadOutbox(account: string): void {
  const stored = readStored(nameFor(account), 'session');
  const outbox = (Array.isArray(stored) ? stored : []).filter(isStored).map(requeued);
  useDesk.setState({ outbox });
}

async function send(line: Pending): Promise<void> {
  const { chatId, clientId, text, phraseId, quote, files } = line;
  useDesk.setState(({ outbox }) => ({ outbox: mark(outbox, clientId, 'sending') }));
  const answer =
    line.kind === 'note'
      ? await ask('note', { chatId, clientId, text })
      : await ask('message', {
          ...{ chatId, clientId, text },
          ...(phraseId === undefined ? {} : { phraseId }),
          ...(quote === undefined ? {} : { quote }),
          ...(files === undefined ? {} : { files: files.map(({ id }) => id) }),
        });
  if (answer.ok) {
    useDesk.setState((state) => ({
      ...(state.logs[chatId] ? entriesCame(state, chatId, [answer.entry]) : {}),
      outbox: settle(state.outbox, clientId),
    }));
    storeOutbox();
    deliver();
    return;
  }
  if (PASSING.includes(answer.error.code)) {
    useDesk.setState(({ outbox }) => ({ outbox: mark(outbox, clientId, 'queued') }));
    setTimeout(deliver, AGAIN_MS);
    return;
  }
  useDesk.setState(({ outbox }) => ({ outbox: mark(outbox, clientId, 'failed', whyOf(answer.error)) }));
  storeOutbox();
  deliver();
}

function whyOf({ code, field }: WireError): string {
  return code === 'bad_request' && field === 'text' ? BLOCKED : code;
}

/** A stored line; earlier releases wrote `held` instead of `queued`. */
type Stored = Omit<Pending, 'state'> & { readonly state: Pending['state'] | 'held' };

const STATES: ReadonlySet<unknown> = new Set<Stored['state']>(['queued', 'held', 'sending', 'failed']);

function requeued({ state, ...line }: Stored): Pending {
  return { ...line, state: state === 'failed' ? state : 'queued' };
}

function isStored(value: unknown): value is Stored {
  return (
    isRecord(value) &&
    ['clientId', 'chatId', 'text'].every((field) => typeof value[field] === 'string') &&
    typeof value['at'] === 'number' &&
    (value['kind'] === 'message' || value['kind'] === 'note') &&
    STATES.has(value['state'])
  );
}

function nameFor(account: string): string {
  return `huashu.outbox.${account}`;
}
