import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { CustomerStore } from '../../storage/customers/store.ts';
import type { Needs } from '../services.ts';

const Jwk = z.object({
  ...{ kty: z.literal('EC'), crv: z.literal('P-256') },
  ...{ x: z.string(), y: z.string(), d: z.string() },
});

/** The pair of keys by which push services know this desk. */
export interface VapidKeys {
  /** As browsers want it: an uncompressed point, base64url. */
  publicKey: string;
  pair: z.output<typeof Jwk>;
}

/** Begins a point that is not compressed. */
const UNCOMPRESSED = Buffer.from([4]);

/**
 * The keys of this desk, made when they are first needed: of several processes that make some at once, all keep those of the one
 * that was first. They are in the database and its backups: with others no subscription of before would work.
 */
export function vapidKeys({ store: { customers } }: Needs<'store.customers'>): Promise<VapidKeys> {
  const known = read.get(customers) ?? keysIn(customers);
  read.set(customers, known);
  // What could not be read is read again.
  known.catch(() => read.delete(customers));
  return known;
}

/** Read once by each process: they never change. */
const read = new WeakMap<CustomerStore, Promise<VapidKeys>>();

async function keysIn(customers: CustomerStore): Promise<VapidKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kept = await customers.secret('vapid', JSON.stringify(await exportJWK(privateKey)));
  const pair = Jwk.parse(JSON.parse(kept));
  const point = [UNCOMPRESSED, Buffer.from(pair.x, 'base64url'), Buffer.from(pair.y, 'base64url')];
  return { publicKey: Buffer.concat(point).toString('base64url'), pair };
}

/** The header by which a push service knows that this desk has sent a message, and whom it may write to about it. RFC 8292. */
export async function authorizationFor(
  { publicKey, pair }: VapidKeys,
  { origin, contact }: { origin: string; contact: string },
): Promise<string> {
  const signed = await new SignJWT()
    .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
    .setAudience(origin)
    .setExpirationTime('12h')
    .setSubject(contact)
    .sign(await importJWK(pair, 'ES256'));
  return `vapid t=${signed}, k=${publicKey}`;
}
