import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../domain/instant.ts';

/** Signs and verifies the tokens by which a customer comes back. Stateless. */
export class CustomerTokens {
  /** `identitySecret` signs websites' identities: a new one invalidates the tokens of verified customers. */
  constructor(
    private readonly secret: string,
    private readonly identitySecret: string | null,
  ) {}

  /** The token of an anonymous customer. */
  of(customerId: string): string {
    return `${customerId}.${this.sign(customerId)}`;
  }

  /** The token of a customer whose identity their website has verified. */
  ofVerified(customerId: string, until: Instant): string {
    return `${customerId}.${until}.${this.sign(this.verifiedPayload(customerId, String(until)))}`;
  }

  /** Whose token it is; null if this desk never gave it out, or it is over. */
  holderOf(token: string, now: Instant): { customerId: string; verifiedUntil: Instant | null } | null {
    const parts = token.split('.');
    const [customerId = '', second = '', third] = parts;
    if (customerId === '' || parts.length > 3) return null;
    if (third === undefined)
      return this.isRight(second, customerId) ? { customerId, verifiedUntil: null } : null;
    if (this.identitySecret === null) return null;
    const until = Number(second);
    const isRight = this.isRight(third, this.verifiedPayload(customerId, second)) && until > now;
    return isRight ? { customerId, verifiedUntil: until } : null;
  }

  /** The id of the customer who has no token yet and brings this secret: the same on every process, at every call. */
  idOfNewcomer(secret: string): string {
    const hex = createHmac('sha256', this.secret).update(`newcomer ${secret}`).digest('hex');
    // UUID version 8: what its bits mean is the maker's business.
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** `vouched` stays as it is: tokens in browsers are signed over it. */
  private verifiedPayload(customerId: string, until: string): string {
    return `vouched ${customerId} ${until} by ${this.sign(`identities ${this.identitySecret ?? ''}`)}`;
  }

  private isRight(given: string, what: string): boolean {
    const [one, other] = [Buffer.from(given), Buffer.from(this.sign(what))];
    return one.length === other.length && timingSafeEqual(one, other);
  }

  private sign(what: string): string {
    return createHmac('sha256', this.secret).update(what).digest('base64url');
  }
}
