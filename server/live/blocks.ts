import type { Clock } from '../lib/clock.ts';
import { isInForce, type Block } from '../domain/block/block.ts';
import type { Instant } from '../domain/instant.ts';
import type { BlockStore } from '../storage/blocks.ts';
import type { ClusterMessage } from '../delivery/cluster/messages.ts';

/** By what a visitor can be known: the token's id, and the names of their network and contact. */
export interface Visitor {
  customerId: string;
  network: string | null;
  contact: string | null;
}

/** Refresh interval, ms: a lost cluster message delays a block of another process by no more. */
const READ_AGAIN_MS = 5000;

/** Cache of the blocks in force: every message is checked against it. [P2] */
export class Blocks {
  private inForce = new Map<string, Block>();
  private readAt: Instant = 0;

  constructor(
    private readonly store: BlockStore,
    private readonly clock: Clock,
    private readonly broadcast: (message: ClusterMessage) => void,
  ) {}

  /** The other processes read the blocks at once and tell their own connections of these customers. */
  announce({ kind, value }: Block, customers: string[]): void {
    this.broadcast({ is: 'block', kind, value, customers });
  }

  /** Reads them; no more often than needed. */
  async refresh(): Promise<void> {
    const now = this.clock.now();
    if (Math.abs(now - this.readAt) < READ_AGAIN_MS) return;
    await this.read();
  }

  /** Reads them now. */
  async read(): Promise<void> {
    const now = this.clock.now();
    const blocks = await this.store.inForce(now);
    this.readAt = now;
    // The one that holds longest speaks for all of its kind.
    const byEnd = blocks.sort((one, other) => one.until - other.until);
    this.inForce = new Map(byEnd.map((block) => [nameOf(block), block]));
  }

  /** Whether anybody is blocked at all. */
  get any(): boolean {
    return this.inForce.size > 0;
  }

  /** The block in force for this visitor that ends last; null if they may write. */
  of({ customerId, network, contact }: Visitor): Block | null {
    const now = this.clock.now();
    const found = [
      this.inForce.get(nameOf({ kind: 'customer', value: customerId })),
      network === null ? undefined : this.inForce.get(nameOf({ kind: 'network', value: network })),
      contact === null ? undefined : this.inForce.get(nameOf({ kind: 'contact', value: contact })),
    ].filter((block) => block !== undefined && isInForce(block, now));
    return found.reduce<Block | null>(
      (longest, block) => (block && block.until > (longest?.until ?? 0) ? block : longest),
      null,
    );
  }
}

function nameOf({ kind, value }: Pick<Block, 'kind' | 'value'>): string {
  return `${kind} ${value}`;
}
