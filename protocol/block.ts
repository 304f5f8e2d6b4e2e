/** By what a visitor can be blocked: this browser's token, the contact they gave, the network they come from. [P2] */
export const BLOCK_KINDS = ['customer', 'contact', 'network'] as const;

/** One of {@link BLOCK_KINDS}. */
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** The longest block, in minutes: a year. */
export const BLOCK_MINUTES_MAX = 366 * 24 * 60;

/** A block as leads see it. Times are ISO 8601 in UTC. */
export interface BlockView {
  id: string;
  kind: BlockKind;
  /** By what it can be recognised: a name, the end of a contact; empty for a network. */
  label: string;
  reason: string;
  chatId: string;
  /** The account that decided. */
  by: string;
  at: string;
  until: string;
  lifted: { by: string; at: string } | null;
}
