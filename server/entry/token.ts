import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../domain/instant.ts';

/** Gives out and recognises the tokens by which a customer comes back. Nothing is stored for them. */
export class CustomerTokens {
  constructor(private readonly secret: string) {}

  /** The token of an anonymous customer. */
  of(customerId: string): string {
    return `${customerId}.${this.sign(customerId)}`;
  }

  /** The token of a customer for whom their website has vouched. */
  ofVouched(customerId: string, until: Instant): string {
    return `${customerId}.${until}.${this.sign(`vouched ${customerId} ${until}`)}`;
  }

  /** Whose token it is; null if this desk never gave it out, or it is over. */
  holderOf(token: string, now: Instant): { customerId: string; vouched: boolean } | null {
    const parts = token.split('.');
    const [customerId = '', second = '', third] = parts;
    if (customerId === '' || parts.length > 3) return null;
    if (third === undefined) return this.isRight(second, customerId) ? { customerId, vouched: false } : null;
    const isRight = this.isRight(third, `vouched ${customerId} ${second}`) && Number(second) > now;
    return isRight ? { customerId, vouched: true } : null;
  }

  private isRight(given: string, what: string): boolean {
    const [one, other] = [Buffer.from(given), Buffer.from(this.sign(what))];
    return one.length === other.length && timingSafeEqual(one, other);
  }

  private sign(what: string): string {
    return createHmac('sha256', this.secret).update(what).digest('base64url');
  }
}
