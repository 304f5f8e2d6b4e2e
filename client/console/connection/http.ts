import type { ChatsPage, EntriesPage, Session } from '../../../protocol/http.ts';
import type { Report } from '../../../protocol/reports.ts';
import type { Manual } from '../../../phrases/manual.ts';
import { ERROR_CODES, type Answer, type ErrorCode, type Refused } from '../../../protocol/errors.ts';
import { isRecord } from '../store/kept.ts';
import { isAnswer } from './answer.ts';
import { onceInFlight } from './in-flight.ts';

/** Who is signed in by the cookie; refused with `unauthorized` if nobody is. */
export function whoAmI(): Promise<Answer<Session>> {
  return call<Session>('/api/session');
}

/** Signs in. Wrong: `unauthorized`; too many tries: `rate_limited`. */
export function signIn(account: string, password: string, code: string): Promise<Answer<Session>> {
  const said = code === '' ? { account, password } : { account, password, code };
  return call<Session>('/api/session', { method: 'POST', body: JSON.stringify(said) });
}

/** A new password, by the present one. */
export function changePassword(password: string, next: string): Promise<Answer<object>> {
  return call('/api/account/password', { method: 'POST', body: JSON.stringify({ password, next }) });
}

/** Ends every session of one's own, here and in every other browser. */
export function signOutEverywhere(): Promise<Answer<object>> {
  return call('/api/account/sign-out-everywhere', { method: 'POST' });
}

/** Ends the session on the server. */
export function signOut(): Promise<Answer<object>> {
  return call('/api/session', { method: 'DELETE' });
}

/** A page of chats, newest first. */
export function chats(query: Record<string, string>): Promise<Answer<ChatsPage>> {
  return call<ChatsPage>(`/api/chats?${new URLSearchParams(query).toString()}`);
}

/** Entries past `after`, in the staff's count. */
export function entriesAfter(chatId: string, after: number): Promise<Answer<EntriesPage>> {
  return call<EntriesPage>(`/api/chats/${encodeURIComponent(chatId)}/entries?after=${after}`);
}

/** The manual in one language. */
export function manual(locale: Manual['locale']): Promise<Answer<Manual>> {
  return call<Manual>(`/api/manual?locale=${locale}`);
}

/** Where a chat's transcript can be downloaded. */
export function transcriptAt(chatId: string, format: 'txt' | 'json' | 'html'): string {
  return `/api/chats/${encodeURIComponent(chatId)}/transcript?format=${format}`;
}

/** What leads measure, over a range of moments (ISO 8601). */
export function report(range: { from: string; to: string }): Promise<Answer<Report>> {
  return call<Report>(`/api/reports?${new URLSearchParams(range).toString()}`);
}

/** Where the same figures can be downloaded as a table. */
export function reportFileAt(range: { from: string; to: string }): string {
  return `/api/reports.csv?${new URLSearchParams(range).toString()}`;
}

/**
 * One request to the desk's own server; whatever goes wrong comes back as a refusal. What stores is sent once, however
 * often its button is pressed meanwhile.
 */
export async function call<T extends object>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const { method = 'GET', body } = init;
  const isText = body === undefined || body === null || typeof body === 'string';
  const send = () => request(path, init);
  const asked = `${method} ${path} ${isText ? String(body) : ''}`;
  const answer = await (method === 'GET' || !isText ? send() : onceInFlight(asked, send));
  return isAnswer<T>(answer) ? answer : refusal(null, 500);
}

async function request(path: string, init: RequestInit): Promise<unknown> {
  try {
    const response = await fetch(path, { ...init, credentials: 'same-origin', headers: headersFor(init) });
    const body: unknown = response.status === 204 ? {} : await response.json();
    if (!response.ok) return refusal(body, response.status);
    return isRecord(body) ? { ...body, ok: true } : body;
  } catch {
    return refusal(null, 0);
  }
}

function headersFor(init: RequestInit): HeadersInit {
  return init.body === undefined
    ? { accept: 'application/json' }
    : { accept: 'application/json', 'content-type': 'application/json' };
}

const CODE_OF: Record<number, ErrorCode> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
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
