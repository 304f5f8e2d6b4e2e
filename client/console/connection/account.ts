import type { RecoveryCodes, SecondStepBegun, SecondStepState } from '../../../protocol/account.ts';
import type { AuditAct, AuditCheck, AuditPage } from '../../../protocol/audit.ts';
import type { Answer, Refused } from '../../../protocol/errors.ts';
import { call } from './http.ts';

/** Why an account was not changed: the password or the code is wrong, too many were, or something else. */
export type AccountFault = 'password' | 'code' | 'tooMany' | 'failed';

/** Whether one has a second step, and how many recovery codes are left. */
export function secondStep(): Promise<Answer<SecondStepState>> {
  return call('/api/account/second-step');
}

/** A new secret for one's app, by the password; it counts for nothing yet. */
export function beginSecondStep(password: string): Promise<Answer<SecondStepBegun>> {
  return post('/api/account/second-step', { password });
}

/** Turns the second step on, by what the app shows. Gives the recovery codes, this once. */
export function confirmSecondStep(code: string): Promise<Answer<RecoveryCodes>> {
  return post('/api/account/second-step/confirm', { code });
}

/** Turns the second step off, by password and code. */
export function endSecondStep(password: string, code: string): Promise<Answer<object>> {
  return post('/api/account/second-step/off', { password, code });
}

/** A page of the record of acts, newest first: of one act if it is named, before `before` if it is given. */
export function auditPage(act: AuditAct | null, before: number | null): Promise<Answer<AuditPage>> {
  const query = new URLSearchParams();
  if (act !== null) query.set('act', act);
  if (before !== null) query.set('before', String(before));
  return call(`/api/audit?${query.toString()}`);
}

/** Whether the record is as it was written; the desk reads all of it for this. */
export function checkAudit(): Promise<Answer<AuditCheck>> {
  return call('/api/audit/check');
}

/** What a refusal means to the person. */
export function accountFault({ error }: Refused): AccountFault {
  if (error.code === 'rate_limited') return 'tooMany';
  return error.field === 'password' || error.field === 'code' ? error.field : 'failed';
}

function post<T extends object>(path: string, said: object): Promise<Answer<T>> {
  return call<T>(path, { method: 'POST', body: JSON.stringify(said) });
}
