import { ManualError } from '../../../phrases/manual.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { AS_SHIPPED } from '../../domain/manual/version.ts';
import type { Needs } from '../services.ts';
import { ManualEngineFailed } from './manual-engine.ts';

/** The content of a version as JSON; refuses if there is no such version. */
export async function contentOf(
  { manual, store }: Needs<'manual' | 'store.manual'>,
  number: number,
): Promise<string | Refusal> {
  if (number === AS_SHIPPED) return manual.shippedText;
  const stored = await store.manual.find(number);
  return stored ? manual.whole(number, stored.content) : noVersion(number);
}

/** The refusal for a version that does not exist. */
export function noVersion(number: number): Refusal {
  return refuse('not_found', `There is no version ${number} of the manual.`);
}

/** What the work gives; a manual that is wrong comes back as a refusal that names the place. */
export async function orRefused<T extends object>(work: () => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ManualError) return asRefusal(error);
    if (error instanceof ManualEngineFailed) return refuse('unavailable', error.message);
    throw error;
  }
}

function asRefusal({ message, field, file, line }: ManualError): Refusal {
  return { refused: 'bad_request', message, field: field ?? `${file}:${line}` };
}
