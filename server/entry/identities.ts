import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { type CustomerAuth, Identity } from '../../protocol/customer.ts';
import { IDENTITY_EXPIRED, IDENTITY_FORGED } from '../../protocol/errors.ts';
import { newCustomerId } from '../actions/chats/customer-actions.ts';
import type { Needs } from '../actions/services.ts';
import { customerRoom } from '../delivery/rooms.ts';
import type { Instant } from '../domain/instant.ts';
import { ConnectionRefused } from './admission.ts';
import type { CustomerTokens } from './customer-tokens.ts';

/**
 * How long a verified browser may reconnect without a fresh identity. Reconnecting does not extend it, so that a
 * sign-out on the website takes effect within this time.
 */
const VERIFIED_MS = 24 * 3_600_000;

/** Who a customer's connection is. */
export interface IdentifiedCustomer {
  customerId: string;
  /** Until when their website's identity counts; null if they are anonymous. */
  verifiedUntil: Instant | null;
  /** Whether they came with an anonymous token, or with a newcomer's secret. */
  returning: boolean;
}

/** What a browser presents. */
export type Presented = Pick<z.output<typeof CustomerAuth>, 'token' | 'newcomer' | 'identity'>;

/** What one of our tokens says. */
type TokenClaims = Omit<IdentifiedCustomer, 'returning'>;

/** Identifies customers: by a signed identity of their website, or by a token of ours. */
export class Identities {
  constructor(
    private readonly services: Needs<'clock' | 'rooms' | 'store.chats' | 'store.customers'>,
    private readonly tokens: CustomerTokens,
    private readonly secret: string | null,
  ) {}

  /**
   * An unknown token, or one that is no longer valid, makes a new customer; a newcomer's secret makes the same one in
   * every tab.
   */
  async identify({ token, newcomer, identity }: Presented): Promise<IdentifiedCustomer | ConnectionRefused> {
    const presented = this.#claimsOf(token) ?? this.#newcomerOf(newcomer);
    if (identity !== undefined) return this.#byIdentity(identity, presented);
    if (presented !== null && presented.verifiedUntil !== null) return { ...presented, returning: false };
    const customerId = presented === null ? null : await this.#ownOf(presented);
    return { customerId: customerId ?? newCustomerId(), verifiedUntil: null, returning: customerId !== null };
  }

  /**
   * Whether an anonymous token is still valid. Check again once the connection has joined its room and can be
   * disconnected through it: a website may have verified this customer since the first check.
   */
  async stillHolds({ customerId, returning }: IdentifiedCustomer): Promise<boolean> {
    return !returning || (await this.#ownOf({ customerId })) !== null;
  }

  /** Whose token it is, as one request over HTTP brings it; null if it does not count, or not any more. */
  async holderOf(token: string): Promise<TokenClaims | null> {
    const claims = this.#claimsOf(token);
    if (claims === null || claims.verifiedUntil !== null) return claims;
    return (await this.#ownOf(claims)) === null ? null : claims;
  }

  /** The token by which this customer comes back. */
  tokenOf({ customerId, verifiedUntil }: TokenClaims): string {
    return verifiedUntil === null
      ? this.tokens.of(customerId)
      : this.tokens.ofVerified(customerId, verifiedUntil);
  }

  #claimsOf(token: string | undefined): TokenClaims | null {
    return token === undefined ? null : this.tokens.holderOf(token, this.services.clock.now());
  }

  #newcomerOf(secret: string | undefined): TokenClaims | null {
    return secret === undefined
      ? null
      : { customerId: this.tokens.idOfNewcomer(secret), verifiedUntil: null };
  }

  async #byIdentity(
    said: unknown,
    presented: TokenClaims | null,
  ): Promise<IdentifiedCustomer | ConnectionRefused> {
    const identity = Identity.safeParse(said);
    if (!identity.success || !this.#isSigned(identity.data))
      return new ConnectionRefused(IDENTITY_FORGED, 'The website did not sign this identity.');
    const now = this.services.clock.now();
    if (identity.data.expires * 1000 <= now) {
      // A page that outlives its signature may reconnect by our own token while that is valid.
      const isTheirs =
        presented !== null &&
        presented.verifiedUntil !== null &&
        (await this.services.store.customers.knownAs(identity.data.id)) === presented.customerId;
      if (isTheirs) return { ...presented, returning: false };
      return new ConnectionRefused(
        IDENTITY_EXPIRED,
        'This identity has expired; the website has to sign it anew.',
      );
    }
    const own =
      presented === null || presented.verifiedUntil !== null ? null : await this.#continuedVisit(presented);
    const customerId = await this.services.store.customers.verify(
      identity.data.id,
      own ?? newCustomerId(),
      now,
    );
    // Disconnect every connection that still uses the anonymous token, on all processes.
    if (customerId === own) this.services.rooms.customers.in(customerRoom(own)).disconnectSockets(true);
    return { customerId, verifiedUntil: now + VERIFIED_MS, returning: false };
  }

  /**
   * The anonymous visit that a customer who signs in continues: its chat becomes theirs. Not a closed chat, nor a visit
   * that has a name or contact: on a shared computer it may belong to somebody else.
   */
  async #continuedVisit(presented: TokenClaims): Promise<string | null> {
    const { chats, customers } = this.services.store;
    const [own, latest, known] = await Promise.all([
      this.#ownOf(presented),
      chats.latestOf(presented.customerId),
      customers.find(presented.customerId),
    ]);
    const isOver = latest?.chat.state.status === 'closed';
    const isNamed = known !== null && (known.name !== null || known.contact !== null);
    return isOver || isNamed ? null : own;
  }

  /**
   * A verified customer is reached only through the website's identity. Another person may hold the anonymous token of
   * before (a shared computer, a planted token) and must not read on.
   */
  async #ownOf({ customerId }: { customerId: string }): Promise<string | null> {
    if (this.secret === null) return customerId;
    return (await this.services.store.customers.isVerified(customerId)) ? null : customerId;
  }

  #isSigned({ id, expires, signature }: Identity): boolean {
    if (this.secret === null) return false;
    const right = createHmac('sha256', this.secret).update(`${id}.${expires}`).digest();
    return timingSafeEqual(right, Buffer.from(signature, 'hex'));
  }
}
