import { sql, type SqlBool } from 'kysely';

/** Lines of chats from which is measured who had a chat and how it ended. */
export const MARK_KINDS = [
  ...(['joined', 'transferred', 'closed', 'rated'] as const),
  ...(['lead_called', 'lead_answered', 'lead_call_withdrawn'] as const),
] as const;

/** Lines of cases by which it is decided whether something was in time. */
export const LINE_TYPES = ['received', 'answered', 'kept', 'broken', 'done', 'overdue'] as const;

const listed = (names: readonly string[]) => sql.join(names.map((name) => sql.lit(name)));

/** As the index has it: written out, as only then either database uses it. */
export const MEASURED_MARKS = sql<SqlBool>`kind in (${listed(MARK_KINDS)})`;

/** As the index has it. */
export const MEASURED_LINES = sql<SqlBool>`type in (${listed(LINE_TYPES)})`;
