import type { Instant } from '../../domain/instant.ts';
import type { Outgoing } from '../../domain/mail/mail.ts';
import { PUSHED_AFTER } from '../../domain/push/push.ts';
import { keyOf } from '../cases/rows.ts';
import type { Changes } from '../chats/store.ts';

/** A new row of the outbox, tried at once; news for a device after a moment in which its console may come back. */
export interface OutgoingRow {
  id: string;
  kind: Outgoing['kind'];
  case_key: number | null;
  recipient: string;
  subject: string;
  text: string;
  queued_at: Instant;
  due_at: Instant;
  attempts: number;
}

/** The row of what is to leave the desk, as of a moment. */
export function outgoingRow({ id, kind, to, subject, text, caseNumber }: Outgoing, at: Instant): OutgoingRow {
  const key = caseNumber === null ? null : keyOf(caseNumber);
  const due = kind === 'push' ? at + PUSHED_AFTER : at;
  return { id, kind, case_key: key, recipient: to, subject, text, queued_at: at, due_at: due, attempts: 0 };
}

/** What a batch of chats sends out, as of its last entry. */
export function outgoingRows({ outgoing = [], entries }: Changes): OutgoingRow[] {
  const at = Math.max(...entries.map((entry) => entry.at));
  return outgoing.map((one) => outgoingRow(one, at));
}
