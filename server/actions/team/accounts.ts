import type { Clock } from '../../lib/clock.ts';
import type { Store } from '../../storage/store.ts';

/** What has to do with accounts needs no more than this, so that a command can do it beside a running desk. */
export interface Accounts {
  store: Pick<Store, 'staff' | 'team'>;
  clock: Clock;
}
