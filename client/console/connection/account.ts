import type { RecoveryCodes, TwoFactorBegun, TwoFactorState } from '../../../protocol/account.ts';
import type { AuditCheck, AuditPage } from '../../../protocol/audit.ts';
import type { Answer, Refused } from '../../../protocol/errors.ts';
import { accountOperations } from '../../../protocol/operations/accounts.ts';
import { reportOperations } from '../../../protocol/operations/lead.ts';
import type { Sent } from '../../../protocol/operations/operation.ts';
import { call, fileAt } from './call.ts';

/** Why an account was not changed: the password or the code is wrong, too many were, or something else. */
export type AccountFault = 'password' | 'code' | 'tooMany' | 'failed';

/** Whether one has a second step, and how many recovery codes are left. */
export function twoFactorState(): Promise<Answer<TwoFactorState>> {
  return call(accountOperations.twoFactor, {});
}

/** A new secret for one's app, by the password; it counts for nothing yet. */
export function beginTwoFactor(password: string): Promise<Answer<TwoFactorBegun>> {
  return call(accountOperations.beginTwoFactor, { password });
}

/** Turns the second step on, by what the app shows. Gives the recovery codes, this once. */
export function confirmTwoFactor(code: string): Promise<Answer<RecoveryCodes>> {
  return call(accountOperations.confirmTwoFactor, { code });
}

/** Turns the second step off, by password and code. */
export function endTwoFactor(password: string, code: string): Promise<Answer<object>> {
  return call(accountOperations.endTwoFactor, { password, code });
}

/** Which lines of the audit log: of one act, one account, some days. What is left out does not narrow it. */
export type AuditAsked = Sent<typeof reportOperations.auditFile>;

/** A page of the audit log, newest first; before the line `before` if it is given. */
export function auditPage(asked: AuditAsked, before: number | null): Promise<Answer<AuditPage>> {
  return call(reportOperations.auditLog, before === null ? asked : { ...asked, before });
}

/** Where the same lines can be downloaded as a table. */
export function auditFileAt(asked: AuditAsked): string {
  return fileAt(reportOperations.auditFile, asked);
}

/** Whether the record is as it was written; the desk reads all of it for this. */
export function checkAudit(): Promise<Answer<AuditCheck>> {
  return call(reportOperations.checkAuditLog, {});
}

/** What a refusal means to the person. */
export function accountFault({ error }: Refused): AccountFault {
  if (error.code === 'rate_limited') return 'tooMany';
  return error.field === 'password' || error.field === 'code' ? error.field : 'failed';
}
