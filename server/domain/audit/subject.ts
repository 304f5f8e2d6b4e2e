import { AuditDetails, type AuditAct } from '../../../protocol/audit.ts';
import type { AuditLine } from './audit.ts';

/**
 * What the `about` of each act is the id of. `exported` may be a chat or the name of a file: it is a chat if there is one. `self`:
 * it has none, or the actor's own account; the act is done to that account.
 */
export const SUBJECTS: Record<AuditAct, AuditSubject> = {
  ...{ sign_in: 'self', sign_in_failed: 'staff', sign_out: 'self', sign_out_everywhere: 'self' },
  ...{ password_changed: 'self', second_step_on: 'self', second_step_off: 'self' },
  ...{ second_step_reset: 'staff', recovery_code_used: 'self', invite_used: 'self' },
  ...{ identity_linked: 'staff', identity_removed: 'staff', staff_added: 'staff', staff_changed: 'staff' },
  ...{ staff_disabled: 'staff', staff_enabled: 'staff', staff_invited: 'staff', sessions_ended: 'staff' },
  ...{ serving_changed: 'staff', status_set: 'staff' },
  ...{ blocked: 'chat', block_lifted: 'chat', taken_over: 'chat', lead_decided: 'chat' },
  ...{ closed_by_force: 'chat', crisis_begun: 'chat', crisis_ended: 'chat', statement_approved: 'chat' },
  ...{ statement_refused: 'chat', exported: 'chat' },
  ...{ case_approved: 'case', case_taken_over: 'case' },
  ...{ customer_changed: 'customer', customers_joined: 'customer', customers_parted: 'customer' },
  ...{ department_added: 'department', department_changed: 'department', department_removed: 'department' },
  ...{ settings_changed: 'setting', deadlines_moved: null },
  ...{ manual_approved: null, manual_published: null, learned_decided: null, shared_phrase_removed: null },
  phrase_files_changed: null,
  ...{ set_up: null, announced: null, announcement_ended: null, handover_answered: null },
  ...{ chats_read: null, erased: null },
};

type AuditSubject = 'self' | 'staff' | 'chat' | 'case' | 'customer' | 'department' | 'setting' | null;

/** Where it stands to which departments a line belongs: in the line itself, or with what it is about. */
type DepartmentSource =
  { kind: 'named'; department: string } | { kind: 'staff' | 'chat' | 'case'; id: string };

/**
 * By what a line belongs to departments: the one that it names; else that of the chat or case, or those of the colleague, that the
 * act was done to, at the time of the act. Null: to none, as an act on the whole desk or on a customer.
 */
export function departmentSourceOf({ act, about, by, details }: AuditLine): DepartmentSource | null {
  const { department } = AuditDetails.parse(JSON.parse(details));
  if (typeof department === 'string') return { kind: 'named', department };
  const kind = SUBJECTS[act];
  if (kind === 'self') return by === null ? null : { kind: 'staff', id: by };
  if (about === null) return null;
  switch (kind) {
    case 'staff':
    case 'chat':
    case 'case':
      return { kind, id: about };
    case 'department':
      return { kind: 'named', department: about };
    case 'setting':
      return ownSetting(about);
    case 'customer':
    case null:
      return null;
  }
}

/** Settings of a department are stored as `sales/idleClose`. */
function ownSetting(about: string): DepartmentSource | null {
  const at = about.indexOf('/');
  return at < 0 ? null : { kind: 'named', department: about.slice(0, at) };
}
