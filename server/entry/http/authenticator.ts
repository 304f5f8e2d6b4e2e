import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Needs } from '../../actions/services.ts';
import type { TwoFactor } from '../../actions/team/two-factor.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { StaffMember } from '../../storage/accounts/staff-store.ts';
import type { DeviceCookies } from './device-cookie.ts';
import { PasswordLine, type Lane } from './password-line.ts';
import { placeOf, type Throttles } from './throttles.ts';
import { AttemptLimiter, type Attempt } from './attempt-limiter.ts';

/** Credentials, and where they come from. */
export interface Proof {
  account: string;
  password: string;
  /** Of the second step. */
  code?: string | undefined;
  address: string;
  /** The cookies of their browser. */
  cookies: string | undefined;
}

/** The queue and the known browser of an attempt. */
interface Asking extends Lane {
  device: string | null;
}

/** Authenticates staff by password and second factor, and throttles guessing. */
export class Authenticator {
  // Unknown accounts are checked against this hash, so that refusing them takes as long.
  readonly #nobody = hash(randomBytes(16));
  readonly #line = new PasswordLine();
  readonly #byAccount: AttemptLimiter;
  readonly #byAddress: AttemptLimiter;
  readonly #byDevice: AttemptLimiter;

  constructor(
    private readonly services: Needs<'audit' | 'store.staff' | 'visitorNames'>,
    private readonly twoFactor: TwoFactor,
    private readonly devices: DeviceCookies,
    throttles: Throttles,
  ) {
    this.#byAccount = new AttemptLimiter(throttles.byAccount);
    this.#byAddress = new AttemptLimiter(throttles.byAddress);
    this.#byDevice = new AttemptLimiter(throttles.byDevice);
  }

  /** Full sign-in: password, and a code where two-factor is on. */
  authenticate(proof: Proof): Promise<StaffMember | Refusal> {
    return this.#counted(proof, (asking) =>
      this.#judge(proof, asking, async (member) => {
        if (!(await this.twoFactor.isOn(member.account))) return member;
        if (proof.code === undefined) return CODE_WANTED;
        return (await this.#isRightCode(member, proof.code)) ? member : WRONG_CODE;
      }),
    );
  }

  /** Asks a signed-in member for the password again. */
  reauthenticate(proof: Proof): Promise<StaffMember | Refusal> {
    return this.#counted(proof, (asking) => this.#judge(proof, asking, (member) => Promise.resolve(member)));
  }

  /** The second step alone, of somebody whom the identity provider has recognised. */
  proveCode(proof: Omit<Proof, 'password'> & { code: string }): Promise<StaffMember | Refusal> {
    return this.#counted(proof, async (asking) => {
      const member = await this.services.store.staff.find(proof.account);
      if (member === null || member.disabledAt !== null) return WRONG;
      if (await this.#isRightCode(member, proof.code)) return member;
      await this.#wrong(proof, asking, member, WRONG_CODE);
      return WRONG_CODE;
    });
  }

  /** Hashes a new password. Requests without a session queue with the others of their network. */
  hashPassword(
    password: string,
    { address, isSignedIn }: { address: string; isSignedIn: boolean },
  ): Promise<string | Refusal> {
    return this.#line.run({ place: placeOf(address), isKnown: isSignedIn }, () => hash(password));
  }

  /** Counts an attempt before it is judged, and subtracts it again unless it was a wrong guess. */
  async #counted(
    proof: Omit<Proof, 'password'>,
    judge: (asking: Asking) => Promise<StaffMember | Refusal>,
  ): Promise<StaffMember | Refusal> {
    const device = this.devices.deviceOf(proof.account, proof.cookies);
    const asking = { device, place: placeOf(proof.address), isKnown: device !== null };
    const attempts = await this.#begin(proof, asking);
    if (attempts.length === 0) return TOO_MANY;
    let isWrong = false;
    try {
      const outcome = await judge(asking);
      isWrong = outcome === WRONG || outcome === WRONG_CODE;
      return outcome;
    } finally {
      if (isWrong) for (const one of attempts) one.keep();
      else await Promise.all(attempts.map((one) => one.refund()));
    }
  }

  /** Counts a try; none come back if there were too many. A known browser answers for itself alone. */
  async #begin({ account }: Pick<Proof, 'account'>, { device, place }: Asking): Promise<Attempt[]> {
    if (device !== null) {
      const own = await this.#byDevice.begin(`${account} ${device}`);
      return own ? [own] : [];
    }
    const ofAccount = await this.#byAccount.begin(account);
    if (!ofAccount) return [];
    const ofAddress = await this.#byAddress.begin(place);
    if (ofAddress) return [ofAccount, ofAddress];
    await ofAccount.refund();
    return [];
  }

  async #judge(
    proof: Proof,
    asking: Asking,
    further: (member: StaffMember) => Promise<StaffMember | Refusal>,
  ): Promise<StaffMember | Refusal> {
    const member = await this.services.store.staff.find(proof.account);
    const kept = member?.passwordHash ?? (await this.#nobody);
    const right = await this.#line.run(asking, async () => ({ is: await isRight(kept, proof.password) }));
    if (isRefusal(right)) return right;
    const isMember = member !== null && right.is && member.disabledAt === null;
    const outcome = isMember ? await further(member) : WRONG;
    if (outcome === WRONG || outcome === WRONG_CODE) await this.#wrong(proof, asking, member, outcome);
    return outcome;
  }

  async #isRightCode({ account }: StaffMember, code: string): Promise<boolean> {
    const judged = await this.twoFactor.check(account, code);
    if (judged === 'recovery') await this.services.audit.record({ by: account, act: 'recovery_code_used' });
    return judged !== 'wrong';
  }

  async #wrong(
    { account, address }: Pick<Proof, 'account' | 'address'>,
    { device, place }: Asking,
    member: StaffMember | null,
    refusal: Refusal,
  ): Promise<void> {
    // Guesses on a known browser also count against the account and the address, whose limits do not apply to it.
    if (device !== null) await Promise.all([this.#byAccount.count(account), this.#byAddress.count(place)]);
    const network = this.services.visitorNames.network(address) ?? '';
    const details = { network, step: refusal === WRONG_CODE ? 'code' : 'password' };
    // An unknown account name may be a password typed into the wrong field, so it is not recorded.
    const about = member?.account ?? null;
    await this.services.audit.record({ by: null, act: 'sign_in_failed', about, details });
  }
}

const WRONG = refuse('unauthorized', 'The account or the password is wrong.');
const WRONG_CODE: Refusal = { ...refuse('unauthorized', 'The code is wrong or was used.'), field: 'code' };
const CODE_WANTED: Refusal = { ...refuse('unauthorized', 'A code of the app is needed too.'), field: 'code' };
const TOO_MANY = refuse('rate_limited', 'Too many wrong passwords; try again in a quarter of an hour.');

async function isRight(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password);
  } catch {
    return false;
  }
}
