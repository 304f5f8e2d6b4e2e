import { z } from 'zod';

/** What is put on record about people's acts. They are names of the wire and of stored rows: never renamed. */
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
  'staff_added',
  'staff_changed',
  'staff_disabled',
  'staff_enabled',
  'staff_invited',
  'invite_used',
  'sessions_ended',
  'blocked',
  'block_lifted',
  'lead_decided',
  'closed_by_force',
  'manual_approved',
  'manual_published',
  'shared_phrase_removed',
  'chats_read',
  'exported',
  'erased',
] as const;

/** One of {@link AUDIT_ACTS}. */
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** `GET /api/audit?before=&act=`, newest first. */
export const AuditQuery = z.strictObject({
  act: z.enum(AUDIT_ACTS).optional(),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});

/** Ids, counts and names of the wire. */
export const AuditDetails = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** One line of the record: who did what to what. No text of a chat and no contact is ever in it. */
export interface AuditView {
  seq: number;
  at: string;
  /** An account; `system` for what nobody did by hand; null for whoever could not say who they are. */
  by: string | null;
  act: AuditAct;
  /** The id of what it was done to. */
  about: string | null;
  details: z.infer<typeof AuditDetails>;
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
  /** The last line's seal: whoever keeps it elsewhere can tell a record that was written anew. */
  seal: string;
  /** What is wrong first, if anything. */
  fault: { seq: number; what: 'changed' | 'missing' | 'end_differs' | 'other_key' } | null;
}
