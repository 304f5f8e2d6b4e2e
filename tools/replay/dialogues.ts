import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Text } from '../../protocol/text.ts';
import { CannotReplay } from './connected.ts';

const Turn = z.object({ who: z.enum(['customer', 'agent']), text: Text });

const DialogueLine = z.object({
  id: z.string().min(1),
  turns: z
    .array(Turn)
    .min(1)
    .refine(([first]) => first?.who === 'customer', 'the customer speaks first'),
});

/** One conversation to play, its texts as the desk keeps them. */
export type Dialogue = z.output<typeof DialogueLine>;

/** One line of a conversation. */
export type Turn = Dialogue['turns'][number];

/** Reads a JSONL file of dialogues; what is wrong with it is told with its line. */
export function readDialogues(file: string): Dialogue[] {
  const dialogues = contentOf(file)
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, `${file}:${index + 1}`)]));
  if (dialogues.length === 0) throw new CannotReplay(`${file} holds no dialogue.`);
  return dialogues;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CannotReplay(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function readLine(line: string, place: string): Dialogue {
  const read = DialogueLine.safeParse(parsed(line, place));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new CannotReplay(
    `${place}: ${issue?.path.join('.') || 'dialogue'}: ${issue?.message ?? 'cannot be read'}`,
  );
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new CannotReplay(`${place}: this is not JSON.`);
  }
}
