import type { BlockKind, BlockView } from '../../../protocol/block.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { ask } from './line.ts';
import { agreed, noted, reported } from './act.ts';

/** Asks a lead whether the chat may be closed. [P3] */
export async function askLead(chatId: string): Promise<boolean> {
  return noted(await ask('askLead', { chatId }));
}

/** Sends the lead's decision with guidance for the agent. [P3] */
export async function decide(chatId: string, grant: boolean, guidance: string): Promise<boolean> {
  return noted(await ask('decide', { chatId, grant, ...(guidance.trim() === '' ? {} : { guidance }) }));
}

/** Promises the customer to be back in so many minutes. [P7] */
export async function hold(chatId: string, minutes: number): Promise<boolean> {
  return noted(await ask('hold', { chatId, minutes }));
}

/** The input for blocking a visitor. */
interface Blocking {
  chatId: string;
  by: BlockKind;
  minutes: number;
  reason: string;
}

/** Blocks the visitor of a chat. [P2] */
export async function block(blocking: Blocking): Promise<boolean> {
  return agreed(await ask('block', blocking));
}

/** The active blocks; shows a notice if the request is refused. [P2] */
export async function blocks(): Promise<Answer<{ blocks: BlockView[] }>> {
  return reported(await ask('blocks', {}));
}

/** Lifts a block. [P2] */
export async function liftBlock(blockId: string): Promise<boolean> {
  return agreed(await ask('liftBlock', { blockId }));
}
