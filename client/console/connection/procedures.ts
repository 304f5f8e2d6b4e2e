import type { BlockKind, BlockView } from '../../../protocol/block.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { ask } from './line.ts';
import { agreed, noted, told } from './act.ts';

/** Asks the lead whether the chat may be closed. [P3] */
export async function askLead(chatId: string): Promise<boolean> {
  return noted(await ask('askLead', { chatId }));
}

/** The lead's answer, with words for the agent. [P3] */
export async function decide(chatId: string, grant: boolean, guidance: string): Promise<boolean> {
  return noted(await ask('decide', { chatId, grant, ...(guidance.trim() === '' ? {} : { guidance }) }));
}

/** Asks the customer for so many minutes. [P7] */
export async function hold(chatId: string, minutes: number): Promise<boolean> {
  return noted(await ask('hold', { chatId, minutes }));
}

/** What a lead says to block a visitor. */
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

/** The blocks in force; says why, if they cannot be had. [P2] */
export async function blocks(): Promise<Answer<{ blocks: BlockView[] }>> {
  return told(await ask('blocks', {}));
}

/** Takes a block back. [P2] */
export async function liftBlock(blockId: string): Promise<boolean> {
  return agreed(await ask('liftBlock', { blockId }));
}
