import { createHmac } from 'node:crypto';
import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { Webhook } from '../../domain/mail/mail.ts';
import type { Instant } from '../../domain/instant.ts';
import { isPublicAddress } from '../../domain/mail/public-address.ts';
import type { MailFault } from './smtp.ts';

/** How long a call may take in all, ms. */
const PATIENCE_MS = 10_000;

/** What is posted, under an id that stays the same however often it is tried. */
interface Call {
  id: string;
  event: string;
  body: string;
  at: Instant;
}

/**
 * Posts news to the webhook, signed: `t=SECONDS,v1=HEX`, where HEX is the HMAC-SHA256 of `SECONDS.BODY` under the secret. Follows no
 * redirect, and connects to nothing but the public internet over https unless `isPrivate` is allowed: what a name resolves
 * to is checked as it is connected to. Resolves with null once it is answered with 2xx, else with why it was not.
 */
export async function callWebhook(
  { url, secret }: Webhook,
  { id, event, body, at }: Call,
  { isPrivate }: { isPrivate: boolean },
): Promise<MailFault | null> {
  const target = targetOf(url, isPrivate);
  if (target === null)
    return { why: 'server', said: 'The webhook must be an https address.', isFinal: false };
  const seconds = Math.floor(at / 1000);
  const signature = createHmac('sha256', secret)
    .update(`${String(seconds)}.${body}`)
    .digest('hex');
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Huashu-Webhook/1',
    'huashu-event': event,
    'huashu-delivery': id,
    'huashu-signature': `t=${String(seconds)},v1=${signature}`,
  };
  try {
    const status = await posted(target, { method: 'POST', headers, ...onlyPublic(isPrivate) }, body);
    if (status >= 200 && status < 300) return null;
    return { why: 'server', said: `The webhook answers ${String(status)}.`, isFinal: false };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { why: 'server', said: said.replace(/\s+/g, ' ').slice(0, 300), isFinal: false };
  }
}

function targetOf(url: string, isPrivate: boolean): URL | null {
  if (!URL.canParse(url)) return null;
  const target = new URL(url);
  const isFine = target.protocol === 'https:' || (isPrivate && target.protocol === 'http:');
  if (!isFine || target.username !== '' || target.password !== '') return null;
  const host = target.hostname.replace(/^\[|\]$/g, '');
  // A bare address is never looked up.
  return isPrivate || !/^[\d.]+$|:/.test(host) || isPublicAddress(host) ? target : null;
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
          return answer(new Error('The webhook is not on the public internet.'), []);
        if (options.all === true) answer(null, found);
        else answer(null, first.address, first.family);
      }),
  };
}

function posted(target: URL, options: RequestOptions, body: string): Promise<number> {
  const request = target.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((done, failed) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const call = request(target, { ...options, signal, agent: false }, (answer: IncomingMessage) => {
      done(answer.statusCode ?? 0);
      // Nothing of the answer matters.
      answer.destroy();
    });
    call.on('error', failed);
    call.end(body);
  });
}
