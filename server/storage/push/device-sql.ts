import { sql, type Kysely, type Selectable } from 'kysely';
import { PUSH_KINDS, type PushKind } from '../../../protocol/push.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Tables } from '../schema.ts';
import type { PushAllowance, PushDeviceStore, PushTables, StoredPushDevice } from './device-store.ts';

/** Devices that are told of news, in SQL that both databases understand. */
export class SqlPushDevices implements PushDeviceStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async all(): Promise<Pick<StoredPushDevice, 'id' | 'account' | 'kinds'>[]> {
    const rows = await this.#db.selectFrom('push_devices').select(['id', 'account', 'kinds']).execute();
    return rows.map(({ id, account, kinds }) => ({ id, account, kinds: kindsIn(kinds) }));
  }

  async of(account: string): Promise<StoredPushDevice[]> {
    const rows = await this.#db
      .selectFrom('push_devices')
      .selectAll()
      .where('account', '=', account)
      .orderBy('used_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(deviceFrom);
  }

  async find(id: string): Promise<StoredPushDevice | null> {
    const row = await this.#db.selectFrom('push_devices').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? deviceFrom(row) : null;
  }

  put(device: StoredPushDevice, most: number, was = device.id): Promise<void> {
    const { id, account, session, endpoint, p256dh, auth, locale, name, since } = device;
    const kept = {
      ...{ account, session, endpoint, p256dh, auth, locale, name, since, used_at: device.usedAt },
      ...{ kinds: device.kinds.join(' '), words: device.words ? 1 : 0, failures: 0 },
    };
    return this.#db.transaction().execute(async (db) => {
      if (was !== id) {
        await db.deleteFrom('push_devices').where('id', '=', was).where('account', '=', account).execute();
        // What waits for the browser goes to its new address.
        await db
          .updateTable('mails')
          .set({ recipient: id })
          .where('recipient', '=', was)
          .where('kind', '=', 'push')
          .execute();
      }
      await db
        .insertInto('push_devices')
        .values({ id, ...kept, counted_from: 0, counted: 0 })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(kept))
        .execute();
      const newest = db
        .selectFrom('push_devices')
        .select('id')
        .where('account', '=', account)
        .orderBy('used_at', 'desc')
        .orderBy('id')
        .limit(most);
      await db
        .deleteFrom('push_devices')
        .where('account', '=', account)
        .where('id', 'not in', newest)
        .execute();
    });
  }

  end(id: string, account?: string): Promise<boolean> {
    return this.#db.transaction().execute(async (db) => {
      let ended = db.deleteFrom('push_devices').where('id', '=', id);
      if (account !== undefined) ended = ended.where('account', '=', account);
      if ((await ended.returning('id').executeTakeFirst()) === undefined) return false;
      await db.deleteFrom('mails').where('recipient', '=', id).where('kind', '=', 'push').execute();
      return true;
    });
  }

  async endUnused(before: Instant): Promise<void> {
    await this.#db.deleteFrom('push_devices').where('used_at', '<', before).execute();
  }

  async count(id: string, { most, within }: PushAllowance, now: Instant): Promise<boolean> {
    const row = await this.#db
      .updateTable('push_devices')
      .set({
        counted: sql<number>`case when counted_from <= ${now - within} then 1 else counted + 1 end`,
        counted_from: sql<number>`case when counted_from <= ${now - within} then ${now} else counted_from end`,
      })
      .where('id', '=', id)
      .returning('counted')
      .executeTakeFirst();
    return row !== undefined && row.counted <= most;
  }

  async reached(id: string, at: Instant): Promise<void> {
    await this.#db
      .updateTable('push_devices')
      .set({ used_at: at, failures: 0 })
      .where('id', '=', id)
      .execute();
  }

  async refused(id: string): Promise<number> {
    const row = await this.#db
      .updateTable('push_devices')
      .set((device) => ({ failures: device('failures', '+', 1) }))
      .where('id', '=', id)
      .returning('failures')
      .executeTakeFirst();
    return row?.failures ?? 0;
  }

  async absorb(
    { id, to, subject }: { id: string; to: string; subject: string },
    now: Instant,
  ): Promise<void> {
    await this.#db
      .deleteFrom('mails')
      .where('kind', '=', 'push')
      .where('recipient', '=', to)
      .where('subject', '=', subject)
      .where('id', '<>', id)
      .where('queued_at', '<=', now)
      // One that another process is sending is its own to note.
      .where((mail) => mail.or([mail('taken_until', 'is', null), mail('taken_until', '<=', now)]))
      .execute();
  }

  async forgetStale(before: Instant): Promise<void> {
    await this.#db.deleteFrom('mails').where('kind', '=', 'push').where('queued_at', '<', before).execute();
  }
}

/** Ends the devices of an account: it is disabled, or all of its sessions are ended. */
export async function endPushDevicesOf(db: Kysely<Tables>, account: string): Promise<void> {
  await db.deleteFrom('push_devices').where('account', '=', account).execute();
}

/** Ends the devices of a session: somebody has signed out there. */
export async function endPushDevicesIn(db: Kysely<Tables>, session: string): Promise<void> {
  await db.deleteFrom('push_devices').where('session', '=', session).execute();
}

function deviceFrom(row: Selectable<PushTables['push_devices']>): StoredPushDevice {
  const { id, account, session, endpoint, p256dh, auth, name, since } = row;
  return {
    ...{ id, account, session, endpoint, p256dh, auth, name, since, usedAt: row.used_at },
    ...{ kinds: kindsIn(row.kinds), words: row.words === 1, locale: row.locale === 'en' ? 'en' : 'zh-CN' },
  };
}

function kindsIn(text: string): PushKind[] {
  const named = text.split(' ');
  return PUSH_KINDS.filter((kind) => named.includes(kind));
}
