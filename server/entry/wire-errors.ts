import type { z } from 'zod';
import type { WireError } from '../../protocol/errors.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';

/** The refusal of input that does not fit its schema: names the field and the problem. */
export function flaw(error: z.ZodError): Refusal {
  const issue = error.issues[0];
  const field = issue?.path.join('.');
  const tooLarge = issue?.code === 'custom' && issue.params?.['tooLarge'] === true;
  const message = `${field ? `${field}: ` : ''}${issue?.message ?? 'The request cannot be read.'}`;
  return { ...refuse(tooLarge ? 'too_large' : 'bad_request', message), ...(field ? { field } : {}) };
}

/** A refusal in its wire format. */
export function wireError({ refused, message, field }: Refusal): WireError {
  return { code: refused, message, ...(field === undefined ? {} : { field }) };
}
