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
 * How long a verified browser may come back without a fresh identity. Not extended by coming back, so that a sign-out on
 * the website takes effect by then.
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

/** What a browser brings. */
export type Brought = Pick<z.output<typeof CustomerAuth>, 'token' | 'newcomer' | 'identity'>;

/** What a token of the desk says. */
type Held = Omit<IdentifiedCustomer, 'returning'>;

/** Identifies customers: by a signed identity of their website, or by a token of ours. */
export class Identities {
  constructor(
    private readonly services: Needs<'clock' | 'rooms' | 'store.chats' | 'store.customers'>,
    private readonly tokens: CustomerTokens,
    private readonly secret: string | null,
  ) {}

  /** Somebody with a token that is none, or none of theirs any more, is new: one customer by the newcomer's secret. */
  async identify({ token, newcomer, identity }: Brought): Promise<IdentifiedCustomer | ConnectionRefused> {
    const brought = this.#heldBy(token) ?? this.#newcomerOf(newcomer);
    if (identity !== undefined) return this.#byIdentity(identity, brought);
    if (brought !== null && brought.verifiedUntil !== null) return { ...brought, returning: false };
    const customerId = brought === null ? null : await this.#ownOf(brought);
    return { customerId: customerId ?? newCustomerId(), verifiedUntil: null, returning: customerId !== null };
  }

  /**
   * Whether an anonymous token is still worth something. To be asked once the connection can be cut by its room: a
   * website may have vouched for its customer between the first look and then.
   */
  async stillHolds({ customerId, returning }: IdentifiedCustomer): Promise<boolean> {
    return !returning || (await this.#ownOf({ customerId })) !== null;
  }

  /** The token by which this customer comes back. */
  tokenOf({ customerId, verifiedUntil }: Held): string {
    return verifiedUntil === null
      ? this.tokens.of(customerId)
      : this.tokens.ofVerified(customerId, verifiedUntil);
  }

  #heldBy(token: string | undefined): Held | null {
    return token === undefined ? null : this.tokens.holderOf(token, this.services.clock.now());
  }

  #newcomerOf(secret: string | undefined): Held | null {
    return secret === undefined
      ? null
      : { customerId: this.tokens.idOfNewcomer(secret), verifiedUntil: null };
  }

  async #byIdentity(said: unknown, brought: Held | null): Promise<IdentifiedCustomer | ConnectionRefused> {
    const identity = Identity.safeParse(said);
    if (!identity.success || !this.#isSigned(identity.data))
      return new ConnectionRefused(IDENTITY_FORGED, 'The website did not sign this identity.');
    const now = this.services.clock.now();
    if (identity.data.expires * 1000 <= now) {
      // A page that stays open longer than its signature comes back by the desk's own token, while that counts.
      const isTheirs =
        brought !== null &&
        brought.verifiedUntil !== null &&
        (await this.services.store.customers.knownAs(identity.data.id)) === brought.customerId;
      if (isTheirs) return { ...brought, returning: false };
      return new ConnectionRefused(
        IDENTITY_EXPIRED,
        'This identity has expired; the website has to sign it anew.',
      );
    }
    const own = brought === null || brought.verifiedUntil !== null ? null : await this.#goingOn(brought);
    const customerId = await this.services.store.customers.verify(
      identity.data.id,
      own ?? newCustomerId(),
      now,
    );
    // On whichever process, whoever holds the token of before.
    if (customerId === own) this.services.rooms.customers.in(customerRoom(own)).disconnectSockets(true);
    return { customerId, verifiedUntil: now + VERIFIED_MS, returning: false };
  }

  /**
   * The anonymous visit that somebody goes on with who signs in: its chat becomes theirs. A visit that has ended, or of
   * which it is said whose it was, was perhaps that of whoever sat at this computer before.
   */
  async #goingOn(brought: Held): Promise<string | null> {
    const { chats, customers } = this.services.store;
    const [own, latest, known] = await Promise.all([
      this.#ownOf(brought),
      chats.latestOf(brought.customerId),
      customers.find(brought.customerId),
    ]);
    const isOver = latest?.chat.state.status === 'closed';
    const isNamed = known !== null && (known.name !== null || known.contact !== null);
    return isOver || isNamed ? null : own;
  }

  /**
   * A customer for whom a website vouches is reached by its word only: who had held the anonymous token before (a
   * shared computer, a token planted by somebody) must not read on.
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
