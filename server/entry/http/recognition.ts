import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Desk } from '../../actions/desk.ts';
import type { SecondSteps } from '../../actions/second-steps.ts';
import { networkOf } from '../../domain/block/network.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { StaffMember } from '../../storage/staff-store.ts';
import { OneByOne } from './one-by-one.ts';
import type { Throttles } from './throttles.ts';

/** What somebody brings to show who they are. */
export interface Proof {
  account: string;
  password: string;
  /** Of the second step. */
  code?: string | undefined;
  address: string;
}

/** Recognises staff by password and second step, and slows down whoever guesses. */
export class Recognition {
  // Whoever does not exist takes as long to refuse as whoever does.
  private readonly nobody = hash(randomBytes(16));
  private readonly tries = new OneByOne();

  constructor(
    private readonly desk: Desk,
    private readonly secondSteps: SecondSteps,
    private readonly throttles: Throttles,
  ) {}

  /** Recognises somebody by everything that they need. */
  recognise(proof: Proof): Promise<StaffMember | Refusal> {
    return this.#inTurn(proof, async (member) => {
      if (!(await this.secondSteps.isOn(member.account))) return member;
      if (proof.code === undefined) return CODE_WANTED;
      return (await this.#isRightCode(member, proof.code)) ? member : this.#wrong(proof, member, WRONG_CODE);
    });
  }

  /** Whether the one who is signed in knows the password too. */
  recogniseAgain(proof: Proof): Promise<StaffMember | Refusal> {
    return this.#inTurn(proof, (member) => Promise.resolve(member));
  }

  /** As they are tried: the password, then what `further` asks. One after the other, so that tries at once all count. */
  #inTurn(
    proof: Proof,
    further: (member: StaffMember) => Promise<StaffMember | Refusal>,
  ): Promise<StaffMember | Refusal> {
    const { byAccount, byAddress } = this.throttles;
    return this.tries.run(proof.account, async () => {
      if ((await isSpent(byAccount, proof.account)) || (await isSpent(byAddress, placeOf(proof))))
        return TOO_MANY;
      const member = await this.desk.store.staff.find(proof.account);
      const right = await isRight(member?.passwordHash ?? (await this.nobody), proof.password);
      if (!member || !right || member.disabledAt !== null) return this.#wrong(proof, member, WRONG);
      const outcome = await further(member);
      // Only now: half a proof must not forgive the wrong ones before.
      if (outcome === member) await byAccount.delete(proof.account);
      return outcome;
    });
  }

  async #isRightCode({ account }: StaffMember, code: string): Promise<boolean> {
    const judged = await this.secondSteps.check(account, code);
    if (judged === 'recovery') await this.desk.audit.record({ by: account, act: 'recovery_code_used' });
    return judged !== 'wrong';
  }

  async #wrong(proof: Proof, member: StaffMember | null, refusal: Refusal): Promise<Refusal> {
    const { byAccount, byAddress } = this.throttles;
    await Promise.all([penalise(byAccount, proof.account), penalise(byAddress, placeOf(proof))]);
    const network = this.desk.visitors.network(proof.address) ?? '';
    const details = { network, step: refusal === WRONG_CODE ? 'code' : 'password' };
    // A name that is nobody's may be a password typed into the wrong field.
    const about = member?.account ?? null;
    await this.desk.audit.record({ by: null, act: 'sign_in_failed', about, details });
    return refusal;
  }
}

const WRONG = refuse('unauthorized', 'The account or the password is wrong.');
const WRONG_CODE: Refusal = { ...refuse('unauthorized', 'The code is wrong or was used.'), field: 'code' };
const CODE_WANTED: Refusal = { ...refuse('unauthorized', 'A code of the app is needed too.'), field: 'code' };
const TOO_MANY = refuse('rate_limited', 'Too many wrong passwords; try again in a quarter of an hour.');

/** What is counted as one address: a household chooses the second half of its IPv6 addresses anew as it likes. */
function placeOf({ address }: Proof): string {
  return networkOf(address) ?? address;
}

async function isRight(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password);
  } catch {
    return false;
  }
}

async function isSpent(limiter: RateLimiterAbstract, key: string): Promise<boolean> {
  const state = await limiter.get(key);
  return state !== null && state.remainingPoints <= 0;
}

async function penalise(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
  }
}
