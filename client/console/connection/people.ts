import { peopleOperations } from '../../../protocol/operations/lead.ts';
import type { ErasedView, EraseReason } from '../../../protocol/people.ts';
import { call, fileAt } from './call.ts';

/** Erases everything of one person, and says what that came to; null if it could not be done. */
export async function erasePerson(id: string, reason: EraseReason): Promise<ErasedView | null> {
  const answer = await call(peopleOperations.erasePerson, { id, reason });
  return answer.ok ? answer.erased : null;
}

/** Where what is kept of a person can be downloaded. */
export function personFileAt(id: string, format: 'json' | 'html'): string {
  return fileAt(peopleOperations.exportPerson, { id, format });
}
