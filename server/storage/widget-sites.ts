import type { Kysely } from 'kysely';
import type { Instant } from '../domain/instant.ts';
import type { Tables } from './schema.ts';

/** How many websites are kept: strangers can name any. */
const SITES_MAX = 20;

/** A website on whose pages the widget was loaded. */
export interface SeenSite {
  origin: string;
  at: Instant;
}

/** Stores on which websites the widget was loaded. */
export interface WidgetSiteStore {
  /** Keeps that the widget was loaded there now; beyond 20 the one seen longest ago is forgotten. */
  seen(site: SeenSite): Promise<void>;
  /** The latest first. */
  all(): Promise<SeenSite[]>;
  clear(): Promise<void>;
}

/** The websites, in SQL that both databases understand. */
export class SqlWidgetSites implements WidgetSiteStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async seen({ origin, at }: SeenSite): Promise<void> {
    await this.#db
      .insertInto('widget_sites')
      .values({ origin, seen_at: at })
      .onConflict((conflict) => conflict.column('origin').doUpdateSet({ seen_at: at }))
      .execute();
    const old = (await this.all()).slice(SITES_MAX).map((site) => site.origin);
    if (old.length > 0) await this.#db.deleteFrom('widget_sites').where('origin', 'in', old).execute();
  }

  async all(): Promise<SeenSite[]> {
    const rows = await this.#db
      .selectFrom('widget_sites')
      .selectAll()
      .orderBy('seen_at', 'desc')
      .orderBy('origin')
      .execute();
    return rows.map(({ origin, seen_at: at }) => ({ origin, at }));
  }

  async clear(): Promise<void> {
    await this.#db.deleteFrom('widget_sites').execute();
  }
}
