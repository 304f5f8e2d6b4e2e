import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Answer, WireError } from '../../protocol/errors.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Brake } from './brake.ts';
import { chatOf } from './chat-of.ts';
import type { Readings } from './readings.ts';
import { nextRequestId } from './request-id.ts';
import type { Unfinished } from './unfinished.ts';

/** Hears what each request was answered with (`ok`, or the code of the refusal), and in how many milliseconds. */
export interface Answering {
  answered: (event: string, code: string, took: number) => void;
}

/** What every request needs around it. */
export interface Around {
  log: Logger;
  brake: Brake;
  measured: Answering;
  unfinished: Unfinished;
  readings: Readings;
}

/** What is wrong with a payload, in the words of the wire. */
export function flaw(error: z.ZodError): WireError {
  const issue = error.issues[0];
  const field = issue?.path.join('.');
  const tooLarge = issue?.code === 'custom' && issue.params?.['tooLarge'] === true;
  return {
    code: tooLarge ? 'too_large' : 'bad_request',
    message: `${field ? `${field}: ` : ''}${issue?.message ?? 'The request cannot be read.'}`,
    ...(field ? { field } : {}),
  };
}

/** A refusal in the words of the wire. */
export function wireError({ refused, message, field }: Refusal): WireError {
  return { code: refused, message, ...(field === undefined ? {} : { field }) };
}

/** Hears one kind of request, of whoever sends it. */
export type Hear<W> = (who: W, payload: unknown, acknowledge: unknown) => void;

/**
 * The one wrapper around every socket event: checks the rate, the payload and the acknowledgement function, runs
 * the action, and answers whatever comes of it. Nothing that a client sends, or leaves out, gets past it as an error.
 * It is made once for all connections: made for each, it would be a tenth of what an idle one takes.
 */
export function answering<W extends { id: string }, S extends z.ZodType, T extends object>(
  around: Around,
  event: string,
  schema: S,
  act: (payload: z.output<S>, who: W) => Promise<T | Refusal>,
): Hear<W> {
  return (who, payload, acknowledge) => {
    const reply = replier<T>(payload, acknowledge);
    const { unfinished } = around;
    // Unanswered, it is sent again to whoever serves then.
    if (unfinished.isLeaving) return;
    const said = typeof payload === 'function' ? {} : payload;
    const request = { id: who.id, event, req: nextRequestId() };
    const began = performance.now();
    const answered = respond(around, request, schema, (read) => act(read, who), said).then((answer) => {
      reply(answer);
      tell(around, request, said, answer, performance.now() - began);
    });
    void unfinished.add(answered);
  };
}

/** As {@link answering}, for a single connection. */
export function answer<S extends z.ZodType, T extends object>(
  around: Around,
  who: { id: string; event: string },
  schema: S,
  act: (payload: z.output<S>) => Promise<T | Refusal>,
): (payload: unknown, acknowledge: unknown) => void {
  const hear = answering(around, who.event, schema, act);
  return (payload, acknowledge) => hear(who, payload, acknowledge);
}

/** Refuses a request that nobody hears, if it has an acknowledgement. */
export function refuseWith(error: WireError): (acknowledge: unknown) => void {
  return (acknowledge) => replier<object>(undefined, acknowledge)(refused(error));
}

/** Counts an answer, and puts down whose and what it was: ids and codes, never a word of it. */
function tell(
  { log, measured }: Around,
  { event, req }: { event: string; req: string },
  said: unknown,
  answer: Answer<object>,
  took: number,
): void {
  const code = answer.ok ? 'ok' : answer.error.code;
  measured.answered(event, code, took);
  if (!log.isLevelEnabled('debug')) return;
  log.debug({ req, event, code, chatId: chatOf(said, answer), ms: Math.round(took) }, 'answered');
}

async function respond<S extends z.ZodType, T extends object>(
  { log, brake }: Around,
  { id, event, req }: { id: string; event: string; req: string },
  schema: S,
  act: (payload: z.output<S>) => Promise<T | Refusal>,
  payload: unknown,
): Promise<Answer<T>> {
  try {
    if (brake.isTooFast(id, event))
      return refused({ code: 'rate_limited', message: 'Too many at once; wait a moment.' });
    const read = schema.safeParse(payload);
    if (!read.success) return refused(flaw(read.error));
    const outcome = await act(read.data);
    return isRefusal(outcome) ? refused(wireError(outcome)) : { ok: true, ...outcome };
  } catch (error) {
    log.error({ err: error, req, event, chatId: chatOf(payload) }, 'a request failed');
    return refused({
      code: 'unavailable',
      message: 'The desk cannot do this right now; try again in a moment.',
    });
  }
}

function refused(error: WireError): { ok: false; error: WireError } {
  return { ok: false, error };
}

function replier<T extends object>(payload: unknown, acknowledge: unknown): (reply: Answer<T>) => void {
  const call =
    typeof acknowledge === 'function' ? acknowledge : typeof payload === 'function' ? payload : null;
  return (reply) => {
    if (call) Reflect.apply(call, undefined, [reply]);
  };
}
