import type { BlockKind } from '../../../protocol/block.ts';
import type { Instant } from '../instant.ts';

/** A visitor who may not write for a time, by what they are known by. A lead's decision, with a reason. [P2] */
export interface Block {
  id: string;
  kind: BlockKind;
  /** The customer's id, or the keyed hash of a contact or a network: never the thing itself. */
  value: string;
  /** By what staff recognise it in a list: a name, the end of a contact. */
  label: string;
  reason: string;
  /** The chat that it was decided on. */
  chatId: string;
  by: string;
  at: Instant;
  until: Instant;
  lifted: { by: string; at: Instant } | null;
}

/** Whether a block holds at a moment. */
export function isInForce({ until, lifted }: Block, at: Instant): boolean {
  return lifted === null && at < until;
}
