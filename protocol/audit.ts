import { z } from 'zod';
import { DepartmentId } from './departments.ts';

/** The acts of the audit log. Names of the wire and of stored rows: never renamed. */
export const AUDIT_ACTS = [
  'sign_in',
  'sign_in_failed',
  'sign_out',
  'sign_out_everywhere',
  'password_changed',
  'second_step_on',
  'second_step_off',
  'second_step_reset',
  'recovery_code_used',
  'identity_linked',
  'identity_removed',
  'staff_added',
  'staff_changed',
  'staff_disabled',
  'staff_enabled',
  'staff_invited',
  'invite_used',
  'sessions_ended',
  'blocked',
  'block_lifted',
  'taken_over',
  'lead_decided',
  'closed_by_force',
  'manual_approved',
  'manual_published',
  'learned_decided',
  'shared_phrase_removed',
  'phrase_files_changed',
  'settings_changed',
  'deadlines_moved',
  'department_added',
  'department_changed',
  'department_removed',
  'serving_changed',
  'status_set',
  'set_up',
  'crisis_begun',
  'crisis_ended',
  'statement_approved',
  'statement_refused',
  'case_approved',
  'case_taken_over',
  'customer_changed',
  'customers_joined',
  'customers_parted',
  'announced',
  'announcement_ended',
  'handover_answered',
  'chats_read',
  'exported',
  'erased',
] as const;

/** One of {@link AUDIT_ACTS}. */
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** The actor of acts that the desk did by itself. */
export const BY_SYSTEM = 'system';

/** The most lines that one file holds. */
export const AUDIT_FILE_MAX = 100_000;

/**
 * `GET /api/audit.csv?act=&by=&department=&from=&to=`: of one act, of one account, of one department, of days in the desk's time
 * zone, both included. A line belongs to the department of the chat or case that the act was done to, or to those of the colleague
 * that it was done to, as they were then; an act on the whole desk or on a customer's record belongs to none.
 */
export const AuditFilter = z
  .strictObject({
    act: z.enum(AUDIT_ACTS).optional(),
    by: z
      .string()
      .regex(/^[\w.-]{1,64}$/, 'must be an account')
      .optional(),
    department: DepartmentId.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'must not come before from',
  });

/** `GET /api/audit?…&before=`: a page of the same, newest first. */
export const AuditQuery = AuditFilter.safeExtend({
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});

/** Ids, counts and names of the wire. */
export const AuditDetails = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** One line of the record: who did what to what. No text of a chat and no contact is ever in it. */
export interface AuditView {
  seq: number;
  at: string;
  /** An account; `system` for what the desk did by itself; null for somebody who is not signed in. */
  by: string | null;
  act: AuditAct;
  /** The id of what it was done to. */
  about: string | null;
  details: z.infer<typeof AuditDetails>;
  /** The chat that it concerns, as long as it exists. Read from the chat, so an erasure removes it here too. */
  chat?: AuditedChat;
  /** The customer of that chat, or the person whose data it was; the name is null where none is known. */
  customer?: { id: string; name: string | null };
}

/** A chat of the record. `skipped`: why it was closed without the closing steps, in the agent's words. [P4] */
export interface AuditedChat {
  id: string;
  skipped?: string;
}

/** A page of the record; `before` leads to older lines, null at the end. */
export interface AuditPage {
  lines: AuditView[];
  before: number | null;
}

/** `GET /api/audit/check`: whether the record is as it was written. */
export interface AuditCheck {
  whole: boolean;
  lines: number;
  /** The last line's seal: somebody who stores it elsewhere can detect a log that was rewritten. */
  seal: string;
  /** The first fault, if there is one. */
  fault: { seq: number; what: 'changed' | 'missing' | 'end_differs' | 'other_key' } | null;
}
