import type { Instant } from '../../domain/instant.ts';

/** Somebody's second step at sign-in. */
export interface TwoFactorSecret {
  account: string;
  /** Sealed, under a secret of the settings if there is one: then the database alone gives nobody a code. */
  secret: string;
  /** Null while its owner has not yet shown that their app works. */
  confirmedAt: Instant | null;
  /** The last step of time whose code was taken. */
  lastStep: number;
  /** Hashes of the recovery codes that are left. */
  codes: string[];
}

/** Where second steps are kept. Of two who do the same at once, on whichever process, one succeeds. */
export interface TwoFactorStore {
  find(account: string): Promise<TwoFactorSecret | null>;
  /** Accounts whose second step is confirmed. */
  confirmed(): Promise<Set<string>>;
  /** Keeps a new secret, in place of one that was not confirmed. False if there is one that was. */
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
