import type { AuditCheck } from '../protocol/audit.ts';
import { checkRecord } from '../server/actions/audit/audit.ts';
import { readConfig } from '../server/settings/config.ts';
import { openPostgresAuditLog, openSqliteAuditLog } from '../server/storage/audit/read-only.ts';
import { runCommand } from './command.ts';

const WHAT: Record<NonNullable<AuditCheck['fault']>['what'], string> = {
  changed: 'was changed, or put in',
  missing: 'is missing',
  end_differs: 'is not the end that was kept: rows after it were removed, or it was added by hand',
  other_key: 'was sealed with another key (is AUDIT_SECRET the one of the desk?)',
};

/**
 * `npm run audit:verify`. The settings say of which desk, as they do for `npm start` (`DATABASE_URL`, else `DATA_DIR`,
 * and `AUDIT_SECRET`). It may run meanwhile. Status 1 if the record is not as it was written, or cannot be read.
 */
await runCommand(async () => {
  const { databaseUrl, dataDir, safety } = readConfig(process.env);
  const record = await (databaseUrl === null
    ? openSqliteAuditLog(dataDir)
    : openPostgresAuditLog(databaseUrl));
  try {
    const check = await checkRecord(record.lines, safety.auditKey ?? record.storedKey ?? '');
    if (!check.whole) process.exitCode = 1;
    return sentenceOf(check);
  } finally {
    await record.close();
  }
});

function sentenceOf({ fault, lines, seal }: AuditCheck): string {
  const checked = `${lines} rows checked.`;
  if (fault === null) return `${checked} The record is whole. Its end: ${lines === 0 ? 'none yet' : seal}`;
  return `${checked} The record is NOT as it was written: row ${fault.seq} ${WHAT[fault.what]}.`;
}
