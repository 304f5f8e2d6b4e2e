import type { CrisisFault } from '../../../protocol/entry.ts';
import { noted } from './act.ts';
import { ask } from './line.ts';

/** Makes a chat crisis, or ends its crisis. [P6] */
export async function setCrisis(chatId: string, on: boolean): Promise<boolean> {
  return noted(await ask('crisis', { chatId, on }));
}

/** What the form of a crisis report holds. S2 */
export interface CrisisReport {
  what: string;
  fault: CrisisFault;
  faultHow: string;
  ruling: string;
}

/** Keeps a crisis report with its chat. S2 [P6] */
export async function reportCrisis(
  chatId: string,
  { what, fault, faultHow, ruling }: CrisisReport,
): Promise<boolean> {
  return noted(
    await ask('reportCrisis', {
      chatId,
      what,
      fault,
      ...(faultHow.trim() === '' ? {} : { faultHow }),
      ...(ruling.trim() === '' ? {} : { ruling }),
    }),
  );
}

/** Approves a statement as it is, or with `text` in its place. [P6] */
export async function approve(id: string, text: string | null): Promise<boolean> {
  return noted(await ask('approve', { id, ...(text === null ? {} : { text }) }));
}

/** Keeps a statement from the customer, with a reason for its author. [P6] */
export async function refuseStatement(id: string, reason: string): Promise<boolean> {
  return noted(await ask('refuse', { id, reason }));
}

/** Takes one's own statement back. [P6] */
export async function takeBack(id: string): Promise<boolean> {
  return noted(await ask('takeBack', { id }));
}
