import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isPublicAddress } from '../../domain/mail/public-address.ts';

/** How long a call may take in all, ms. */
const CALL_PATIENCE_MS = 10_000;

/** What is posted to an address that somebody else has named. */
interface Post {
  headers: Record<string, string>;
  body: string | Buffer;
}

/**
 * The address as one that the desk may call: https, without a password in it and not of the desk's own network as far as that can
 * be told without looking its name up; null if it is not. With `isPrivate` the own network and http are allowed.
 */
export function targetOf(url: string, isPrivate: boolean): URL | null {
  if (!URL.canParse(url)) return null;
  const target = new URL(url);
  const isFine = target.protocol === 'https:' || (isPrivate && target.protocol === 'http:');
  if (!isFine || target.username !== '' || target.password !== '') return null;
  const host = target.hostname.replace(/^\[|\]$/g, '');
  // A bare address is never looked up.
  return isPrivate || !/^[\d.]+$|:/.test(host) || isPublicAddress(host) ? target : null;
}

/**
 * Posts to an address of {@link targetOf}, and resolves with the status of the answer. Follows no redirect, and connects to nothing
 * but the public internet unless `isPrivate` is allowed: what a name resolves to is checked as it is connected to. Throws if
 * nothing answers in time.
 */
export function post(target: URL, { headers, body }: Post, isPrivate: boolean): Promise<number> {
  return posted(target, { method: 'POST', headers, ...onlyPublic(isPrivate) }, body);
}

type Looked = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

function onlyPublic(isPrivate: boolean): Pick<RequestOptions, 'lookup'> {
  if (isPrivate) return {};
  return {
    lookup: (host: string, options: LookupOptions, answer: Looked) =>
      resolve(host, { ...options, all: true }, (error, found) => {
        if (error) return answer(error, []);
        const [first] = found;
        if (first === undefined) return answer(new Error('no address'), []);
        if (!found.every(({ address }) => isPublicAddress(address)))
          return answer(new Error('The address is not on the public internet.'), []);
        if (options.all === true) answer(null, found);
        else answer(null, first.address, first.family);
      }),
  };
}

function posted(target: URL, options: RequestOptions, body: string | Buffer): Promise<number> {
  const request = target.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((done, failed) => {
    const signal = AbortSignal.timeout(CALL_PATIENCE_MS);
    const call = request(target, { ...options, signal, agent: false }, (answer: IncomingMessage) => {
      done(answer.statusCode ?? 0);
      // Nothing of the answer matters.
      answer.destroy();
    });
    call.on('error', failed);
    call.end(body);
  });
}
