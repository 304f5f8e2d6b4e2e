import type { RecoveryCodes, SecondStepBegun, SecondStepState } from '../../../protocol/account.ts';
import type { AuditAct, AuditCheck, AuditPage } from '../../../protocol/audit.ts';
import type { Answer, Refused } from '../../../protocol/errors.ts';
import { accountOperations } from '../../../protocol/operations/accounts.ts';
import { reportOperations } from '../../../protocol/operations/lead.ts';
import { call } from './call.ts';

/** Why an account was not changed: the password or the code is wrong, too many were, or something else. */
export type AccountFault = 'password' | 'code' | 'tooMany' | 'failed';

/** Whether one has a second step, and how many recovery codes are left. */
export function secondStep(): Promise<Answer<SecondStepState>> {
  return call(accountOperations.secondStep, {});
}

/** A new secret for one's app, by the password; it counts for nothing yet. */
export function beginSecondStep(password: string): Promise<Answer<SecondStepBegun>> {
  return call(accountOperations.beginSecondStep, { password });
}

/** Turns the second step on, by what the app shows. Gives the recovery codes, this once. */
export function confirmSecondStep(code: string): Promise<Answer<RecoveryCodes>> {
  return call(accountOperations.confirmSecondStep, { code });
}

/** Turns the second step off, by password and code. */
export function endSecondStep(password: string, code: string): Promise<Answer<object>> {
  return call(accountOperations.endSecondStep, { password, code });
}

/** A page of the record of acts, newest first: of one act if it is named, before `before` if it is given. */
export function auditPage(act: AuditAct | null, before: number | null): Promise<Answer<AuditPage>> {
  return call(reportOperations.auditLog, {
    ...(act === null ? {} : { act }),
    ...(before === null ? {} : { before }),
  });
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
