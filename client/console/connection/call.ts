import { ERROR_CODES, type Answer, type ErrorCode, type Refused } from '../../../protocol/errors.ts';
import type { HttpOperation, Output, Sent } from '../../../protocol/operations/operation.ts';
import { isRecord } from '../store/browser-storage.ts';
import { onceInFlight } from './requests.ts';
import { isAnswer } from './requests.ts';

/**
 * Calls one operation of the server over HTTP. Never throws: every failure is returned as a refusal. Writing requests
 * that are equal and in flight are sent once, for example after a double press. Name `T` only where the protocol does
 * not know the type of the answer: for the manual's.
 */
export async function call<O extends HttpOperation, T extends object = Output<O> & object>(
  operation: O,
  sent: Sent<O> & object,
): Promise<Answer<T>> {
  const { method, address, fields } = requestOf(operation, sent);
  const hasBody = method === 'POST' || method === 'PUT' || method === 'PATCH';
  const body = hasBody ? JSON.stringify(fields) : undefined;
  const send = () => request(method, hasBody ? address : withQuery(address, fields), body);
  const answer = await (method === 'GET' ? send() : onceInFlight(`${method} ${address} ${body ?? ''}`, send));
  return isAnswer<T>(answer) ? answer : refusal(null, 500);
}

/** The address of an operation that is answered with a file. */
export function fileAt<O extends HttpOperation>(operation: O, sent: Sent<O> & object): string {
  const { address, fields } = requestOf(operation, sent);
  return withQuery(address, fields);
}

/** Splits the fields: those that the path names go into the path, the others into the query or the body. */
function requestOf({ method, path }: HttpOperation, sent: object) {
  const given = new Map<string, unknown>(Object.entries(sent));
  const inPath = (_: string, name: string): string => {
    const value = String(given.get(name));
    given.delete(name);
    return encodeURIComponent(value);
  };
  const address = path.replace(/:(\w+)/g, inPath);
  return { method, address, fields: Object.fromEntries(given) };
}

function withQuery(address: string, fields: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? address : `${address}?${query}`;
}

async function request(method: string, address: string, body: string | undefined): Promise<unknown> {
  try {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(address, {
      ...{ method, credentials: 'same-origin', headers: { accept: 'application/json', ...headers } },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) return await answerOfFailure(response);
    const answer: unknown = response.status === 204 ? {} : await response.json();
    return isRecord(answer) ? { ...answer, ok: true } : answer;
  } catch {
    return await answerOfFailure(null);
  }
}

/** The refusal in an unsuccessful response; `unavailable` for `null`, a request without a response. */
export async function answerOfFailure(response: Response | null): Promise<Refused> {
  if (response === null) return refusal(null, 0);
  const body: unknown = await response.json().catch(() => null);
  return refusal(body, response.status);
}

const CODE_OF: Record<number, ErrorCode> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  415: 'unsupported',
  429: 'rate_limited',
};

function refusal(body: unknown, status: number): Refused {
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : {};
  const code = ERROR_CODES.find((one) => one === error['code']) ?? CODE_OF[status] ?? 'unavailable';
  return {
    ok: false,
    error: {
      code,
      message: typeof error['message'] === 'string' ? error['message'] : '',
      ...(typeof error['field'] === 'string' ? { field: error['field'] } : {}),
    },
  };
}
