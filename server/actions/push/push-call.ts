import { createECDH, createHash, randomBytes } from 'node:crypto';
import ece from 'http_ece';
import type { PushPayload } from '../../../protocol/push.ts';
import { PUSH_TRIED_FOR } from '../../domain/push/push.ts';
import type { StoredPushDevice } from '../../storage/push/device-store.ts';
import { post, targetOf } from '../mail/public-call.ts';
import type { Needs } from '../services.ts';
import { authorizationFor, vapidKeys } from './vapid.ts';

/** A message for one device. */
export interface PushMessage extends PushPayload {
  isUrgent: boolean;
}

/** What became of a message: `gone`, the browser has given up its subscription; `refused`, the service does not take it from this desk. */
export type PushOutcome =
  { is: 'taken' } | { is: 'gone' } | { is: 'refused'; said: string } | { is: 'unreached'; said: string };

/** A topic has at most so many characters. */
const TOPIC_MAX = 32;

/**
 * Sends a message to the push service of a device, encrypted so that only its browser can read it. What waits there about the same
 * chat gives way to it. The address has come from a browser: unless `isPrivate`, nothing of the desk's own network is called.
 */
export async function pushTo(
  services: Needs<'settings' | 'store.customers'>,
  { endpoint, p256dh, auth }: StoredPushDevice,
  { isUrgent, ...payload }: PushMessage,
  isPrivate: boolean,
): Promise<PushOutcome> {
  const target = targetOf(endpoint, isPrivate);
  if (target === null) return { is: 'gone' };
  const body = sealed(JSON.stringify(payload), { p256dh, auth });
  if (body === null) return { is: 'gone' };
  const { pushContact: contact } = services.settings;
  const authorization = await authorizationFor(await vapidKeys(services), { origin: target.origin, contact });
  const headers = {
    ...{ authorization, 'content-type': 'application/octet-stream', 'content-encoding': 'aes128gcm' },
    ...{ 'content-length': String(body.length), ttl: String(PUSH_TRIED_FOR / 1000) },
    ...{ urgency: isUrgent ? 'high' : 'normal', topic: topicOf(payload.tag) },
  };
  try {
    return outcomeOf(await post(target, { headers, body }, isPrivate));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { is: 'unreached', said: said.replace(/\s+/g, ' ').slice(0, 300) };
  }
}

/** What only this browser can read, RFC 8291; null if its key is none. */
function sealed(text: string, { p256dh, auth }: { p256dh: string; auth: string }): Buffer | null {
  const own = createECDH('prime256v1');
  own.generateKeys();
  const salt = randomBytes(16).toString('base64url');
  try {
    return ece.encrypt(Buffer.from(text), {
      ...{ version: 'aes128gcm', dh: p256dh, privateKey: own, salt, authSecret: auth },
    });
  } catch {
    return null;
  }
}

/** Push services are told no id of a chat. */
function topicOf(tag: string): string {
  return createHash('sha256').update(tag).digest('base64url').slice(0, TOPIC_MAX);
}

/** 429 and what is wrong at the service itself pass; 404 and 410 are the end of a subscription. */
function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return { is: 'taken' };
  if (status === 404 || status === 410) return { is: 'gone' };
  const said = `The push service answers ${String(status)}.`;
  return status >= 400 && status < 500 && status !== 408 && status !== 429
    ? { is: 'refused', said }
    : { is: 'unreached', said };
}
