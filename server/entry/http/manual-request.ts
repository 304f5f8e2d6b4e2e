import { json, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { Edit, EDITS_MAX } from '../../../phrases/edit/edit.ts';
import { MANUAL_MAX_BYTES } from '../../../protocol/limits.ts';
import { VersionAddress } from '../../../protocol/manual.ts';
import { may, type Ability, type Asker } from '../../domain/access.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { flaw, wireError } from '../answer.ts';
import type { Sessions } from '../sessions.ts';
import { signedIn } from './chat-routes.ts';
import { sendError } from './respond.ts';

type Done = void | Promise<void>;

/** What a route of the manual has at hand. Each part answers by itself if it is not given what it needs. */
export interface Asked {
  asker: Asker;
  request: Request;
  response: Response;
  /** The `:number` in the address. */
  number: (act: (version: number) => Done) => Done;
  body: <S extends z.ZodType>(schema: S, act: (said: z.output<S>) => Done) => Done;
  answer: (outcome: Promise<object>) => Promise<void>;
}

/** A body may be as large as a manual. */
const manualBody: RequestHandler = json({ limit: MANUAL_MAX_BYTES });

/** Routes for signed-in staff who have the right; nobody else learns what there is. */
export function routeFor(
  sessions: Sessions,
): (ability: Ability, act: (asked: Asked) => Done) => RequestHandler {
  return (ability, act) =>
    signedIn(sessions, async (asker, request, response) => {
      if (!may(asker, ability, 'foreign'))
        return sendError(response, { code: 'forbidden', message: 'Only leads may do this to the manual.' });
      // Only now: nobody else's body is worth reading.
      await bodyRead(request, response);
      await act({
        asker,
        request,
        response,
        number: (go) => read(VersionAddress, request.params, response, ({ number }) => go(number)),
        body: (schema, go) => read(schema, request.body, response, go),
        answer: (outcome) => tell(response, outcome),
      });
    });
}

function bodyRead(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    manualBody(request, response, (error?: unknown) => (error instanceof Error ? reject(error) : resolve()));
  });
}

/** The edits of a request, in the manual's own terms. */
export function editsIn<T extends object>(
  edits: unknown[],
  act: (edits: Edit[]) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const found = z.array(Edit).max(EDITS_MAX).safeParse(edits);
  if (found.success) return act(found.data);
  const { message, field } = flaw(found.error);
  return Promise.resolve({ ...refuse('bad_request', `edits.${message}`), field: `edits.${field ?? ''}` });
}

function read<S extends z.ZodType>(
  schema: S,
  value: unknown,
  response: Response,
  act: (said: z.output<S>) => Done,
): Done {
  const said = schema.safeParse(value);
  return said.success ? act(said.data) : sendError(response, flaw(said.error));
}

async function tell(response: Response, outcome: Promise<object>): Promise<void> {
  const done = await outcome;
  if (isRefusal(done)) return sendError(response, wireError(done));
  response.json(done);
}
