import type { PushKind } from '../../protocol/push.ts';
import type { Clock } from '../lib/clock.ts';
import type { Instant } from '../domain/instant.ts';
import type { ClusterMessage } from '../delivery/cluster/messages.ts';
import type { PushDeviceStore } from '../storage/push/device-store.ts';

/** Refresh interval, ms: a lost cluster message delays a device of another process by no more. */
const READ_AGAIN_MS = 10_000;

interface Known {
  id: string;
  kinds: readonly PushKind[];
}

/** Which devices there are, so that a commit does not wait for the database to know whom it tells. */
export class PushDevices {
  private byAccount: ReadonlyMap<string, readonly Known[]> = new Map();
  private readAt: Instant = 0;

  constructor(
    private readonly store: Pick<PushDeviceStore, 'all'>,
    private readonly clock: Clock,
    private readonly broadcast: (message: ClusterMessage) => void,
  ) {}

  /** Whether there is any device at all. */
  get any(): boolean {
    return this.byAccount.size > 0;
  }

  /** The devices of an account that want to be told of this kind of news. */
  wanting(account: string, kind: PushKind): string[] {
    const devices = this.byAccount.get(account) ?? [];
    return devices.filter(({ kinds }) => kinds.includes(kind)).map(({ id }) => id);
  }

  /** Whether this device is known as it is. */
  has(account: string, { id, kinds }: Known): boolean {
    const known = this.byAccount.get(account)?.find((one) => one.id === id);
    return known !== undefined && known.kinds.join() === kinds.join();
  }

  /** One was added, changed or ended here: this process and the others read them at once. */
  async changed(): Promise<void> {
    await this.read();
    this.broadcast({ is: 'pushDevices' });
  }

  /** Reads them; no more often than needed. */
  async refresh(): Promise<void> {
    if (Math.abs(this.clock.now() - this.readAt) >= READ_AGAIN_MS) await this.read();
  }

  /** Reads them now. */
  async read(): Promise<void> {
    this.readAt = this.clock.now();
    const byAccount = new Map<string, Known[]>();
    for (const { id, account, kinds } of await this.store.all())
      byAccount.set(account, [...(byAccount.get(account) ?? []), { id, kinds }]);
    this.byAccount = byAccount;
  }
}
