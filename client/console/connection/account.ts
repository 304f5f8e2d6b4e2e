import type { RecoveryCodes, TwoFactorBegun, TwoFactorState } from '../../../protocol/account.ts';
import type { AuditCheck, AuditPage } from '../../../protocol/audit.ts';
import type { Answer, Refused } from '../../../protocol/errors.ts';
import { accountOperations } from '../../../protocol/operations/accounts.ts';
import { reportOperations } from '../../../protocol/operations/lead.ts';
import type { Sent } from '../../../protocol/operations/operation.ts';
import { call, fileAt } from './call.ts';

/** Why a change of the account was refused: wrong password, wrong code, too many attempts, or another reason. */
export type AccountFault = 'password' | 'code' | 'tooMany' | 'failed';

/** Whether the own account has two-factor sign-in, and how many recovery codes are left. */
export function twoFactorState(): Promise<Answer<TwoFactorState>> {
  return call(accountOperations.twoFactor, {});
}

/** Creates a secret for the authenticator app; needs the password. It takes effect once it is confirmed. */
export function beginTwoFactor(password: string): Promise<Answer<TwoFactorBegun>> {
  return call(accountOperations.beginTwoFactor, { password });
}

/**
 * Turns two-factor sign-in on with a code of the app. Returns the recovery codes, which the server never shows again.
 */
export function confirmTwoFactor(code: string): Promise<Answer<RecoveryCodes>> {
  return call(accountOperations.confirmTwoFactor, { code });
}

/** Turns two-factor sign-in off; needs the password and a code. */
export function endTwoFactor(password: string, code: string): Promise<Answer<object>> {
  return call(accountOperations.endTwoFactor, { password, code });
}

/** The filter of the audit log: act, account, days. Omitted fields do not filter. */
export type AuditAsked = Sent<typeof reportOperations.auditFile>;

/** A page of the audit log, newest first; with `before`, the entries before that one. */
export function auditPage(asked: AuditAsked, before: number | null): Promise<Answer<AuditPage>> {
  return call(reportOperations.auditLog, before === null ? asked : { ...asked, before });
}

/** The address of the same entries as a CSV file. */
export function auditFileAt(asked: AuditAsked): string {
  return fileAt(reportOperations.auditFile, asked);
}

/** Verifies that the audit log is unaltered; the server reads all of it. */
export function checkAudit(): Promise<Answer<AuditCheck>> {
  return call(reportOperations.checkAuditLog, {});
}

/** Maps a refusal to the reason that the dialogs show. */
export function accountFault({ error }: Refused): AccountFault {
  if (error.code === 'rate_limited') return 'tooMany';
  return error.field === 'password' || error.field === 'code' ? error.field : 'failed';
}
