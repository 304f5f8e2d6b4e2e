import { readFileSync } from 'node:fs';
import type { Labelled } from '../../phrases/learn/labelled.ts';

/** A file of labelled lines that cannot be used; the message names the place. */
export class BadLines extends Error {
  override readonly name = 'BadLines';
}

/** Longest text that a desk takes, in characters. */
const longestText = 4000;
/** An id as the manual has them, or `none`. */
const id = /^[a-z][a-z0-9_]{0,39}$/;

/**
 * Reads labelled lines: `{"text", "lang", "situation", "prev"?, "chat"?}` a line, `situation` an id or a list of accepted
 * ones. Empty lines are passed over. Throws {@link BadLines} with file and line, from 1.
 */
export function readLabelled(path: string): Labelled[] {
  const lines = contentOf(path)
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parsed(line, `${path}:${index + 1}`)]));
  if (lines.length === 0) throw new BadLines(`${path} has no lines`);
  return lines;
}

/** The content of a file. Throws {@link BadLines} where it cannot be read. */
export function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new BadLines(`cannot read ${path}`);
  }
}

function parsed(line: string, where: string): Labelled {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadLines(`${where} is not JSON`);
  }
  if (typeof value !== 'object' || value === null) throw new BadLines(`${where} is not an object`);
  const { text, situation, prev, chat } = value as Record<string, unknown>;
  const accepted: unknown[] = Array.isArray(situation) ? situation : [situation];
  if (typeof text !== 'string' || accepted.length === 0 || !accepted.every((one) => typeof one === 'string'))
    throw new BadLines(`${where} needs "text" and "situation"`);
  if (text.length > longestText) throw new BadLines(`${where} is longer than ${longestText} characters`);
  const wrong = accepted.find((one) => !id.test(one));
  if (wrong !== undefined) throw new BadLines(`${where}: "${wrong}" is no id of a situation`);
  return {
    input: { text, ...(typeof prev === 'string' && { prev }) },
    accepted,
    ...(typeof chat === 'string' && { chat }),
  };
}
