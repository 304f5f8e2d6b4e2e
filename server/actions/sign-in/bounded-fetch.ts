import type { CustomFetch } from 'openid-client';

/** The largest answer of an identity provider that is read, in bytes; one with a hundred keys has a tenth of it. */
const ANSWER_MAX = 1_000_000;

/** A fetch all of whose requests together end after so many ms, follows nobody elsewhere and reads no endless answer. */
export function boundedFetch(allMs: number): CustomFetch {
  const end = AbortSignal.timeout(allMs);
  return async (url, { body, headers, method, signal }) => {
    const response = await fetch(url, {
      ...{ method, headers, redirect: 'manual' },
      // OAuth posts forms, and nothing else.
      body: body instanceof URLSearchParams ? body : null,
      signal: signal === undefined ? end : AbortSignal.any([signal, end]),
    });
    const { status, statusText } = response;
    // Those have no body, and a Response may not be given one.
    if (response.body === null || status === 204 || status === 304) return response;
    return new Response(await whole(response.body), { status, statusText, headers: response.headers });
  };
}

async function whole(body: ReadableStream<Uint8Array>): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let read = 0;
  for await (const part of body) {
    read += part.byteLength;
    if (read > ANSWER_MAX) throw new Error('The answer of the identity provider is too long.');
    parts.push(new Uint8Array(part));
  }
  return new Blob(parts);
}
