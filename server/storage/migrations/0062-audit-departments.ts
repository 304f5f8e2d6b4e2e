import { sql, type Kysely, type Migration } from 'kysely';
import { columnTypesOf } from './column-types.ts';

/**
 * Which departments a line of the audit log belongs to, with all that such lines are asked for by, so that each question reads an
 * index. Lines of before are filed by where their chats and people are now. An older process beside this one files none.
 */
export const auditDepartments: Migration = {
  async up(db) {
    const { whole, id } = columnTypesOf(db);
    await db.schema
      .createTable('audit_departments')
      .addColumn('department', id, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('seq', whole, (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('by', 'text')
      .addPrimaryKeyConstraint('audit_departments_key', ['department', 'at', 'seq'])
      .execute();
    await fileOldLines(db);
    for (const [name, columns] of [
      ['audit_department_by_act', ['department', 'act', 'at', 'seq']],
      ['audit_department_by_person', ['department', 'by', 'at', 'seq']],
      ['audit_department_by_person_and_act', ['department', 'by', 'act', 'at', 'seq']],
    ] as const)
      await db.schema
        .createIndex(name)
        .on('audit_departments')
        .columns([...columns])
        .execute();
  },
};

async function fileOldLines(db: Kysely<unknown>): Promise<void> {
  const into = sql`insert into audit_departments (department, at, seq, act, "by")`;
  await sql`${into} select chats.department, line.at, line.seq, line.act, line."by"
    from audit_log line join chats on chats.id = line.about
    where line.act in (${sql.join(CHAT_ACTS.map((act) => sql.lit(act)))}) and chats.department is not null`.execute(
    db,
  );
  await sql`${into} select member.department, line.at, line.seq, line.act, line."by"
    from audit_log line join staff_departments member on member.account = coalesce(line.about, line."by")
    where line.act in (${sql.join(STAFF_ACTS.map((act) => sql.lit(act)))})`.execute(db);
  await sql`${into} select departments.id, line.at, line.seq, line.act, line."by"
    from audit_log line join departments
      on line.about = departments.id or substr(line.about, 1, length(departments.id) + 1) = departments.id || '/'
    where line.act in ('settings_changed', 'department_added', 'department_changed')`.execute(db);
}

const CHAT_ACTS = [
  ...['blocked', 'block_lifted', 'taken_over', 'lead_decided', 'closed_by_force', 'exported'],
  ...['crisis_begun', 'crisis_ended', 'statement_approved', 'statement_refused'],
];

const STAFF_ACTS = [
  ...['sign_in', 'sign_in_failed', 'sign_out', 'sign_out_everywhere', 'password_changed', 'invite_used'],
  ...['second_step_on', 'second_step_off', 'second_step_reset', 'recovery_code_used', 'identity_linked'],
  ...['identity_removed', 'staff_added', 'staff_changed', 'staff_disabled', 'staff_enabled', 'staff_invited'],
  ...['sessions_ended', 'serving_changed', 'status_set'],
];
