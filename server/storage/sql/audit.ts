import { sql, type Kysely, type Selectable } from 'kysely';
import type { AuditAct } from '../../../protocol/audit.ts';
import type { AuditHead, AuditLine } from '../../domain/audit/audit.ts';
import type { AuditTable } from '../account-tables.ts';
import type { AuditStore } from '../audit-store.ts';
import type { Tables } from '../schema.ts';

/** The record of people's acts, in SQL that both databases understand. */
export class SqlAudit implements AuditStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  append(make: (head: AuditHead) => AuditLine): Promise<AuditLine> {
    return this.#db.transaction().execute(async (db) => {
      // Takes the one row of the end until the transaction is over: who comes meanwhile is tied to this line.
      await db
        .updateTable('audit_head')
        .set({ seq: sql<number>`seq` })
        .execute();
      const line = make(await headIn(db));
      await db.insertInto('audit_log').values(rowOf(line)).execute();
      await db.updateTable('audit_head').set({ seq: line.seq, seal: line.seal }).execute();
      return line;
    });
  }

  head(): Promise<AuditHead> {
    return headIn(this.#db);
  }

  async after(seq: number, limit: number): Promise<AuditLine[]> {
    const lines = this.#db.selectFrom('audit_log').selectAll().where('seq', '>', seq);
    return (await lines.orderBy('seq').limit(limit).execute()).map(lineFrom);
  }

  async before(seq: number | null, limit: number, act: AuditAct | null = null): Promise<AuditLine[]> {
    const lines = this.#db
      .selectFrom('audit_log')
      .selectAll()
      .$if(seq !== null, (all) => all.where('seq', '<', seq))
      .$if(act !== null, (all) => all.where('act', '=', act));
    return (await lines.orderBy('seq', 'desc').limit(limit).execute()).map(lineFrom);
  }
}

function headIn(db: Kysely<Tables>): Promise<AuditHead> {
  return db.selectFrom('audit_head').select(['seq', 'seal']).executeTakeFirstOrThrow();
}

function rowOf({ keyName, ...line }: AuditLine): AuditTable {
  return { ...line, key_name: keyName };
}

function lineFrom({ key_name: keyName, ...row }: Selectable<AuditTable>): AuditLine {
  return { ...row, keyName };
}
