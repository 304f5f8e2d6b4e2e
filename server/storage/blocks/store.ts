import type { Block } from '../../domain/block/block.ts';
import type { Instant } from '../../domain/instant.ts';

/** Where blocks are kept. Nothing of a contact or an address is in them. [P2] */
export interface BlockStore {
  add(block: Block): Promise<void>;
  /** Ends a block; null if there is none, or it had been lifted before. */
  lift(id: string, by: string, at: Instant): Promise<Block | null>;
  /** Those that hold at this moment, latest first. */
  inForce(at: Instant): Promise<Block[]>;
}
