import { createHash, randomBytes, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { RecoveryCodes, TwoFactorBegun, TwoFactorState } from '../../../protocol/account.ts';
import type { Clock } from '../../lib/clock.ts';
import { Sealed } from '../../lib/sealed.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { TwoFactorSecret, TwoFactorStore } from '../../storage/accounts/two-factor-store.ts';

const PERIOD_S = 30;
/** Steps of time that a clock may be off, either way. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 8;
/** Characters that are not easily confused. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODE_LETTERS = 10;

/** Two-factor sign-in: the codes of an app (RFC 6238), and recovery codes for a lost one. */
export class TwoFactor {
  readonly #sealed: Sealed;

  /** The first of the secrets seals; what any of them has sealed is opened. */
  constructor(
    private readonly kept: TwoFactorStore,
    private readonly clock: Clock,
    secrets: readonly [string, ...string[]],
    private readonly issuer: () => string,
  ) {
    this.#sealed = new Sealed(secrets);
  }

  async stateOf(account: string): Promise<TwoFactorState> {
    const step = await this.#confirmed(account);
    return { on: step !== null, codesLeft: step?.codes.length ?? 0 };
  }

  /** Whether sign-in requires a code. */
  async isOn(account: string): Promise<boolean> {
    return (await this.#confirmed(account)) !== null;
  }

  /** A new secret for the app; it has no effect until it is confirmed. */
  async begin(account: string): Promise<TwoFactorBegun | Refusal> {
    const secret = new Secret({ buffer: new Uint8Array(randomBytes(SECRET_BYTES)).buffer });
    if (!(await this.kept.begin(account, this.#sealed.seal(secret.base32))))
      return refuse('conflict', 'There is a second step already; end it first.');
    const link = this.#app(account, secret.base32).toString();
    return { secret: secret.base32, link };
  }

  /** Confirms that the app works: from now on its codes are required. Returns the recovery codes, this once. */
  async confirm(account: string, said: string): Promise<RecoveryCodes | Refusal> {
    const step = await this.kept.find(account);
    if (!step || step.confirmedAt !== null) return refuse('conflict', 'Begin the second step first.');
    const shown = this.#stepOf(step, said);
    if (shown === null) return { ...refuse('bad_request', 'This is not the code.'), field: 'code' };
    const codes = Array.from({ length: RECOVERY_CODES }, newCode);
    const how = { at: this.clock.now(), step: shown, codes: codes.map(hashOf) };
    if (!(await this.kept.confirm(account, how))) return refuse('conflict', 'Begin the second step again.');
    return { codes };
  }

  /** Judges a code. Each is taken once. */
  async check(account: string, said: string): Promise<'right' | 'recovery' | 'wrong'> {
    const step = await this.#confirmed(account);
    if (!step) return 'wrong';
    const shown = this.#stepOf(step, said);
    if (shown !== null) return (await this.kept.takeStep(account, shown)) ? 'right' : 'wrong';
    const hash = hashOf(said);
    if (!step.codes.includes(hash)) return 'wrong';
    return (await this.kept.takeCode(account, step.codes, hash)) ? 'recovery' : 'wrong';
  }

  /** Ends it. False if there was none. */
  remove(account: string): Promise<boolean> {
    return this.kept.remove(account);
  }

  async #confirmed(account: string): Promise<TwoFactorSecret | null> {
    const step = await this.kept.find(account);
    return step !== null && step.confirmedAt !== null ? step : null;
  }

  /** The step of time whose code this is; null if it is none of now. */
  #stepOf(step: TwoFactorSecret, said: string): number | null {
    const token = plain(said);
    if (!/^\d{6}$/.test(token)) return null;
    const timestamp = this.clock.now();
    const app = this.#app(step.account, this.#open(step.secret));
    const delta = app.validate({ token, timestamp, window: WINDOW });
    return delta === null ? null : Math.floor(timestamp / (PERIOD_S * 1000)) + delta;
  }

  #app(account: string, secret: string): TOTP {
    return new TOTP({ issuer: this.issuer(), label: account, period: PERIOD_S, secret });
  }

  #open(kept: string): string {
    const opened = this.#sealed.open(kept);
    if (opened === null)
      throw new Error('A second step was sealed under a secret that this process does not have.');
    return opened;
  }
}

function newCode(): string {
  const letters = Array.from({ length: CODE_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${letters.slice(0, CODE_LETTERS / 2)}-${letters.slice(CODE_LETTERS / 2)}`;
}

function plain(said: string): string {
  return said.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
}

/** Fifty bits of chance each: a plain hash keeps them. */
function hashOf(code: string): string {
  return createHash('sha256').update(plain(code)).digest('hex');
}
