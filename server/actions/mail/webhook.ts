import { createHmac } from 'node:crypto';
import type { Webhook } from '../../domain/mail/mail.ts';
import type { Instant } from '../../domain/instant.ts';
import { post, targetOf } from './public-call.ts';
import type { MailFault } from './smtp.ts';

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
    const status = await post(target, { headers, body }, isPrivate);
    if (status >= 200 && status < 300) return null;
    return { why: 'server', said: `The webhook answers ${String(status)}.`, isFinal: false };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { why: 'server', said: said.replace(/\s+/g, ' ').slice(0, 300), isFinal: false };
  }
}
