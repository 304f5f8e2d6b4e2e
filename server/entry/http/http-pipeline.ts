import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { BODY_MAX_BYTES } from '../../../protocol/limits.ts';
import { httpOperations } from '../../../protocol/operations/index.ts';
import { noInput, type HttpMethod, type HttpOperation } from '../../../protocol/operations/operation.ts';
import { may, type Asker } from '../../../protocol/rights.ts';
import { notAllowed } from '../../domain/denial.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { KnownSession, Sessions } from '../sessions.ts';
import { flaw, wireError } from '../wire-errors.ts';
import { sendError } from './respond.ts';

/** Where a request comes from, according to its browser and the trusted proxies. */
export interface Origin {
  address: string;
  cookies: string | undefined;
}

/** A request of anybody, parsed. */
export interface PublicCall<Input, Address> {
  input: Input;
  /** The `:names` of the path. */
  address: Address;
  origin: Origin;
  /** For cookies; the pipeline sends the answer. */
  response: Response;
}

/** A request with a session. */
export interface StaffCall<Input, Address> extends PublicCall<Input, Address> {
  asker: Asker;
  session: KnownSession;
}

/** A file to download; its body is written with backpressure. */
export class Download {
  constructor(
    readonly name: string,
    readonly type: string,
    readonly body: string | AsyncIterable<string | Uint8Array>,
  ) {}
}

/** What a request contains, before it is parsed. */
interface Carried {
  fields: unknown;
  params: unknown;
  origin: Origin;
  response: Response;
  session: KnownSession | null;
}

/** An operation with its handler; the types of input and output have been checked and are erased. */
export interface HttpHandled {
  operation: HttpOperation;
  serve: (carried: Carried) => Promise<object>;
}

/** Pairs an operation for staff with its handler. */
export function staffRoute<I extends z.ZodType, A extends z.ZodType, O extends object>(
  operation: HttpOperation<I, A, O, 'staff'>,
  act: (call: StaffCall<z.output<I>, z.output<A>>) => Promise<O | Refusal>,
): HttpHandled {
  return {
    operation,
    serve: async ({ session, ...carried }) => {
      if (session === null) return SIGN_IN;
      const call = parsed(operation, carried);
      return isRefusal(call) ? call : act({ ...call, session, asker: session.asker });
    },
  };
}

/** Pairs an operation without a session with its handler. */
export function publicRoute<I extends z.ZodType, A extends z.ZodType, O extends object>(
  operation: HttpOperation<I, A, O, 'anybody'>,
  act: (call: PublicCall<z.output<I>, z.output<A>>) => Promise<O | Refusal>,
): HttpHandled {
  return {
    operation,
    serve: async (carried) => {
      const call = parsed(operation, carried);
      return isRefusal(call) ? call : act(call);
    },
  };
}

function parsed<I extends z.ZodType, A extends z.ZodType>(
  { input, address }: HttpOperation<I, A>,
  { fields, params, origin, response }: Omit<Carried, 'session'>,
): PublicCall<z.output<I>, z.output<A>> | Refusal {
  const named = address.safeParse(params);
  if (!named.success) return flaw(named.error);
  const read = input.safeParse(fields);
  if (!read.success) return flaw(read.error);
  return { input: read.data, address: named.data, origin, response };
}

/** The pipeline of every route: session, right, body, schema, act, answer. */
export function operationRoutes(
  handlers: Readonly<Record<string, HttpHandled>>,
  sessions: Pick<Sessions, 'find'>,
): Router {
  const router = Router();
  const table: Readonly<Record<string, HttpOperation>> = httpOperations;
  for (const [name, handled] of Object.entries(handlers)) {
    if (handled.operation !== table[name]) throw new Error(`${name} is handled as another operation.`);
    const { method, path } = handled.operation;
    router[REGISTER[method]](path, answering(handled, sessions));
  }
  return router;
}

function answering({ operation, serve }: HttpHandled, sessions: Pick<Sessions, 'find'>): RequestHandler {
  const { method } = operation;
  const readBody = json({ limit: operation.bodyMax ?? BODY_MAX_BYTES });
  const hasInput = operation.input !== noInput;
  const hasBody = hasInput && (method === 'POST' || method === 'PUT' || method === 'PATCH');
  return async (request, response) => {
    const admit = async (): Promise<KnownSession | Refusal | null> => {
      if (operation.who === 'anybody') return null;
      const session = await sessions.find(request.headers.cookie);
      return session === null ? SIGN_IN : (missingRight(session.asker, operation) ?? session);
    };
    // Authorize first: an unauthorized caller learns nothing of the schema, and their body is not read.
    let session = await admit();
    if (session !== null && isRefusal(session)) return sendError(response, wireError(session));
    if (hasBody) {
      await run(readBody, request, response);
      // A body may arrive slowly, and the session may have ended meanwhile.
      session = await admit();
      if (session !== null && isRefusal(session)) return sendError(response, wireError(session));
    }
    const body: unknown = request.body;
    const outcome = await serve({
      fields: hasInput ? (hasBody ? body : request.query) : {},
      params: request.params,
      origin: { address: request.ip ?? '', cookies: request.headers.cookie },
      response,
      session,
    });
    if (isRefusal(outcome)) return sendError(response, wireError(outcome));
    await send(response, operation, outcome);
  };
}

function missingRight(asker: Asker, { needs }: HttpOperation): Refusal | null {
  return needs && 'desk' in needs && !may(asker, needs.desk) ? notAllowed(needs.desk) : null;
}

async function send(response: Response, { answers }: HttpOperation, outcome: object): Promise<void> {
  if (outcome instanceof Download) {
    response.attachment(outcome.name).type(outcome.type);
    if (typeof outcome.body === 'string') response.send(outcome.body);
    else await pipeline(Readable.from(outcome.body), response);
  } else if (answers === 'file') throw new Error('An operation that promises a file gave none.');
  else if (answers === 204) response.status(204).end();
  else response.status(answers === 201 ? 201 : 200).json(outcome);
}

function run(middleware: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void middleware(request, response, (error?: unknown) =>
      error === undefined ? resolve() : reject(error instanceof Error ? error : new Error('unreadable body')),
    );
  });
}

/** The method of Express that registers a route. */
const REGISTER = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
} as const satisfies Record<HttpMethod, string>;

const SIGN_IN = refuse('unauthorized', 'Please sign in.');
