import { sql, type Kysely, type Selectable, type SelectQueryBuilder, type Transaction } from 'kysely';
import type { AuditHead, AuditLine } from '../../domain/audit/audit.ts';
import type { Instant } from '../../domain/instant.ts';
import { queueForLock } from '../portable-sql.ts';
import { fileUnderDepartments } from './departments.ts';
import type { Tables } from '../schema.ts';
import type { AuditTable } from './tables.ts';
import type { AuditStore, AuditWanted } from './store.ts';

/** The audit log, in SQL that both databases understand. */
export class SqlAudit implements AuditStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  append(make: (head: AuditHead) => AuditLine): Promise<AuditLine> {
    return this.#db.transaction().execute(async (db) => {
      await lockHead(db);
      return appendLine(db, make);
    });
  }

  head(): Promise<AuditHead> {
    return headIn(this.#db);
  }

  async after(seq: number, limit: number): Promise<AuditLine[]> {
    const lines = this.#db.selectFrom('audit_log').selectAll().where('seq', '>', seq);
    return (await lines.orderBy('seq').limit(limit).execute()).map(lineFrom);
  }

  async before(seq: number | null, limit: number, wanted: AuditWanted = {}): Promise<AuditLine[]> {
    const place = seq === null ? null : await this.#timeOf(seq);
    if (place === undefined) return [];
    const { department } = wanted;
    const lines =
      department === undefined
        ? wantedIn(this.#db.selectFrom('audit_log as line'), wanted).selectAll('line')
        : wantedIn(filedUnder(this.#db, department), wanted)
            .innerJoin('audit_log', 'audit_log.seq', 'line.seq')
            .selectAll('audit_log');
    const older = lines.$if(place !== null, (all) =>
      all.where(sql<boolean>`(line.at, line.seq) < (${place}, ${seq})`),
    );
    const page = older.orderBy('line.at', 'desc').orderBy('line.seq', 'desc').limit(limit);
    return (await page.execute()).map(lineFrom);
  }

  async count(wanted: AuditWanted): Promise<number> {
    const { department } = wanted;
    const all =
      department === undefined ? this.#db.selectFrom('audit_log as line') : filedUnder(this.#db, department);
    const lines = wantedIn(all, wanted).select(({ fn }) => fn.countAll().as('count'));
    return Number((await lines.executeTakeFirstOrThrow()).count);
  }

  async #timeOf(seq: number): Promise<Instant | undefined> {
    const line = this.#db.selectFrom('audit_log').select('at').where('seq', '=', seq);
    return (await line.executeTakeFirst())?.at;
  }
}

/**
 * Locks the head row until the end of the transaction, so that the next writer continues the chain from this one's last
 * line.
 */
export async function lockHead(db: Transaction<Tables>): Promise<void> {
  await queueForLock(db);
  await db
    .updateTable('audit_head')
    .set({ seq: sql<number>`seq` })
    .execute();
}

/** Adds the line that `make` ties to the end, if it makes one, in a transaction that has locked the end. */
export async function appendLine<Line extends AuditLine | null>(
  db: Transaction<Tables>,
  make: (head: AuditHead) => Line,
): Promise<Line> {
  const line = make(await headIn(db));
  if (line === null) return line;
  await db.insertInto('audit_log').values(rowOf(line)).execute();
  await fileUnderDepartments(db, line);
  await db.updateTable('audit_head').set({ seq: line.seq, seal: line.seal }).execute();
  return line;
}

function filedUnder(db: Kysely<Tables>, department: string) {
  return db.selectFrom('audit_departments as line').where('line.department', '=', department);
}

/** Narrows lines, which have all that is asked for, to the wanted ones. */
function wantedIn(lines: Lines, { act, by, from, to }: AuditWanted): Lines {
  return lines
    .$if(act !== undefined, (all) => all.where('line.act', '=', act ?? null))
    .$if(by !== undefined, (all) => all.where('line.by', '=', by ?? null))
    .$if(from !== undefined, (all) => all.where('line.at', '>=', from ?? 0))
    .$if(to !== undefined, (all) => all.where('line.at', '<', to ?? 0));
}

type Lines = SelectQueryBuilder<Tables & { line: AuditTable }, 'line', object>;

function headIn(db: Kysely<Tables>): Promise<AuditHead> {
  return db.selectFrom('audit_head').select(['seq', 'seal']).executeTakeFirstOrThrow();
}

function rowOf({ keyName, ...line }: AuditLine): AuditTable {
  return { ...line, key_name: keyName };
}

function lineFrom({ key_name: keyName, ...row }: Selectable<AuditTable>): AuditLine {
  return { ...row, keyName };
}
