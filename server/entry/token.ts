import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../domain/instant.ts';

/** Gives out and recognises the tokens by which a customer comes back. Nothing is stored for them. */
export class CustomerTokens {
  /** `identitySecret` is what websites vouch with: no token of a vouched customer outlives it. */
  constructor(
    private readonly secret: string,
    private readonly identitySecret: string | null,
  ) {}

  /** The token of an anonymous customer. */
  of(customerId: string): string {
    return `${customerId}.${this.sign(customerId)}`;
  }

  /** The token of a customer for whom their website has vouched. */
  ofVouched(customerId: string, until: Instant): string {
    return `${customerId}.${until}.${this.sign(this.vouchedFor(customerId, String(until)))}`;
  }

  /** Whose token it is; null if this desk never gave it out, or it is over. */
  holderOf(token: string, now: Instant): { customerId: string; vouched: boolean } | null {
    const parts = token.split('.');
    const [customerId = '', second = '', third] = parts;
    if (customerId === '' || parts.length > 3) return null;
    if (third === undefined) return this.isRight(second, customerId) ? { customerId, vouched: false } : null;
    if (this.identitySecret === null) return null;
    const isRight = this.isRight(third, this.vouchedFor(customerId, second)) && Number(second) > now;
    return isRight ? { customerId, vouched: true } : null;
  }

  private vouchedFor(customerId: string, until: string): string {
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
