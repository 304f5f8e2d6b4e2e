import type { Instant } from '../../domain/instant.ts';

/** The second factor of an account. */
export interface TwoFactorSecret {
  account: string;
  /** Encrypted, under a secret of the settings if there is one: then the database alone yields no codes. */
  secret: string;
  /** Null while its owner has not yet shown that their app works. */
  confirmedAt: Instant | null;
  /** The last step of time whose code was taken. */
  lastStep: number;
  /** Hashes of the recovery codes that are left. */
  codes: string[];
}

/** Stores second factors. Of two concurrent changes, on any process, one succeeds. */
export interface TwoFactorStore {
  find(account: string): Promise<TwoFactorSecret | null>;
  /** Accounts with a confirmed second factor. */
  confirmed(): Promise<Set<string>>;
  /** Stores a new secret, replacing an unconfirmed one. False if there is a confirmed one. */
  begin(account: string, secret: string): Promise<boolean>;
  /** Confirms it by the code of a step. False if it was confirmed or removed meanwhile. */
  confirm(account: string, how: { at: Instant; step: number; codes: string[] }): Promise<boolean>;
  /** Takes the code of a step of time. False if that code, or a later one, was taken before. */
  takeStep(account: string, step: number): Promise<boolean>;
  /** Takes a recovery code from these. False if they are no longer what they were. */
  takeCode(account: string, codes: readonly string[], taken: string): Promise<boolean>;
  /** False if there was none. */
  remove(account: string): Promise<boolean>;
}
