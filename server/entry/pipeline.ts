import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Answer, WireError } from '../../protocol/errors.ts';
import type { CustomerOperation, DeskOperation, Order } from '../../protocol/operations/operation.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { ConnectionOrder, type Check } from './connection-order.ts';
import type { Client, HistoryReadQueue } from './history-read-queue.ts';
import { chatOf, nextRequestId } from './request-log.ts';
import type { InFlight } from './in-flight.ts';
import { flaw, wireError } from './wire-errors.ts';

/** Called with the outcome of each request (`ok`, or the code of the refusal) and its duration in milliseconds. */
export interface Answering {
  answered: (event: string, code: string, took: number) => void;
}

/** What the socket pipeline needs. */
export interface PipelineDeps {
  log: Logger;
  rateLimiter: RateLimiter;
  measured: Answering;
  inFlight: InFlight;
  historyReads: HistoryReadQueue;
}

/** A connection that sends requests. */
export interface Caller {
  /** The connection's id, by which its rate is counted. */
  id: string;
  /** The reader for the history queue: the person, not the connection. */
  client: Client;
}

/** What a handler may change about its turn: the order, if it depends on the moment, and a check before the act. */
interface TurnOptions {
  order?: Order;
  check?: Check<Refusal> | null;
}

/** Runs `work` in its turn, by the operation's order. */
export type InTurn = <T extends object>(
  work: () => Promise<T | Refusal>,
  options?: TurnOptions,
) => Promise<T | Refusal>;

/**
 * Carries an operation out. A plain function runs entirely in its turn; `around` also does something before or after
 * it, and calls `inTurn` itself.
 */
export type SocketHandler<C, Input, Output extends object> =
  | ((input: Input, caller: C) => Promise<Output | Refusal>)
  | { around: (input: Input, caller: C, inTurn: InTurn) => Promise<Output | Refusal> };

/** An operation with its handler; the types of input and output have been checked and are erased. */
export interface Handled<C, O extends CustomerOperation | DeskOperation> {
  operation: O;
  /** Parses the payload and runs the handler, unless `begin` refuses the request. */
  serve: (payload: unknown, caller: C, begin: (input: unknown) => InTurn | Refusal) => Promise<object>;
}

/** Pairs an operation with its handler. */
export function on<
  C,
  I extends z.ZodType,
  T extends object,
  O extends CustomerOperation<I, T> | DeskOperation<I, T>,
>(
  operation: O & (CustomerOperation<I, T> | DeskOperation<I, T>),
  handler: SocketHandler<C, z.output<I>, T>,
): Handled<C, O> {
  return {
    operation,
    serve: async (payload, caller, begin) => {
      const read = operation.input.safeParse(payload);
      if (!read.success) return flaw(read.error);
      const inTurn = begin(read.data);
      if (isRefusal(inTurn)) return inTurn;
      return typeof handler === 'function'
        ? inTurn(() => handler(read.data, caller))
        : handler.around(read.data, caller, inTurn);
    },
  };
}

/** What differs between the namespaces of customers and staff. */
export interface Door<C, O> {
  /** Why this caller may never ask for this; null if they may. */
  refusal: (caller: C, operation: O) => Refusal | null;
  /** The key within which requests stay in order: the connection, or a chat on it. */
  keyOf: (caller: C, input: unknown) => string;
}

/** Answers one event of a connection. */
export type EventHandler<C> = (caller: C, payload: unknown, acknowledge: unknown) => void;

/**
 * The pipeline of every socket event: rate, payload, right, order, act, answer, measure. The caller is known from the
 * connection. The payload is parsed before the right is checked, because clients rely on that order of refusals.
 * Nothing that a client sends or omits can throw out of it. Built once for all connections: built per connection, it
 * would take a tenth of the memory of an idle one.
 */
export function socketPipeline<C extends Caller, O extends CustomerOperation | DeskOperation>(
  deps: PipelineDeps,
  table: Readonly<Record<string, O>>,
  handlers: Readonly<Record<string, Handled<C, O>>>,
  door: Door<C, O>,
): ReadonlyMap<string, EventHandler<C>> {
  for (const [event, { operation }] of Object.entries(handlers))
    if (operation !== table[event]) throw new Error(`${event} is handled as another operation.`);
  const order = new ConnectionOrder();
  const inTurn =
    (caller: C, operation: O, input: unknown): InTurn =>
    (work, { order: which = operation.order, check = null } = {}) => {
      const key = door.keyOf(caller, input);
      const checked = async () => (await check?.()) ?? work();
      switch (which) {
        case 'write':
          return order.write(key, work, check);
        case 'exclusive':
          return order.exclusive(key, checked);
        case 'read':
          return order.read(key, () => deps.historyReads.read(caller.client, checked));
        case 'none':
          return checked();
      }
    };
  return new Map(
    Object.entries(handlers).map(([event, { operation, serve }]) => [
      event,
      answering(deps, event, (payload, caller: C) =>
        serve(
          payload,
          caller,
          (input) => door.refusal(caller, operation) ?? inTurn(caller, operation, input),
        ),
      ),
    ]),
  );
}

function answering<C extends Caller>(
  deps: PipelineDeps,
  event: string,
  serve: (payload: unknown, caller: C) => Promise<object>,
): EventHandler<C> {
  const { inFlight } = deps;
  return (caller, payload, acknowledge) => {
    const reply = replier(payload, acknowledge);
    // Left unanswered, the client sends it again to another process.
    if (inFlight.isDraining) return;
    const sent = typeof payload === 'function' ? {} : payload;
    const request = { event, req: nextRequestId() };
    const began = performance.now();
    const answered = answerTo(deps, request, sent, () =>
      deps.rateLimiter.isTooFast(caller.id, event) ? Promise.resolve(TOO_FAST) : serve(sent, caller),
    ).then((answer) => {
      reply(answer);
      measure(deps, request, sent, answer, performance.now() - began);
    });
    void inFlight.add(answered);
  };
}

const TOO_FAST = refuse('rate_limited', 'Too many at once; wait a moment.');

async function answerTo(
  { log }: PipelineDeps,
  { event, req }: { event: string; req: string },
  payload: unknown,
  serve: () => Promise<object>,
): Promise<Answer<object>> {
  try {
    const outcome = await serve();
    return isRefusal(outcome) ? refused(wireError(outcome)) : { ok: true, ...outcome };
  } catch (error) {
    log.error({ err: error, req, event, chatId: chatOf(payload) }, 'request failed');
    return refused({
      code: 'unavailable',
      message: 'The desk cannot do this right now; try again in a moment.',
    });
  }
}

/** Counts an answer and logs ids and codes, never the text. */
function measure(
  { log, measured }: PipelineDeps,
  { event, req }: { event: string; req: string },
  sent: unknown,
  answer: Answer<object>,
  took: number,
): void {
  const code = answer.ok ? 'ok' : answer.error.code;
  measured.answered(event, code, took);
  if (!log.isLevelEnabled('debug')) return;
  log.debug({ req, event, code, chatId: chatOf(sent, answer), ms: Math.round(took) }, 'answered');
}

/** Refuses an event without a handler, if it has an acknowledgement. */
export function refuseWith(error: WireError): (acknowledge: unknown) => void {
  return (acknowledge) => replier(undefined, acknowledge)(refused(error));
}

function refused(error: WireError): { ok: false; error: WireError } {
  return { ok: false, error };
}

function replier(payload: unknown, acknowledge: unknown): (reply: Answer<object>) => void {
  const call =
    typeof acknowledge === 'function' ? acknowledge : typeof payload === 'function' ? payload : null;
  return (reply) => {
    if (call) Reflect.apply(call, undefined, [reply]);
  };
}
