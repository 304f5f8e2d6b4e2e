import type { ErasedView, EraseReason } from '../../../protocol/people.ts';
import { call } from './http.ts';

/** Erases everything of one person, and says what that came to; null if it could not be done. */
export async function erasePerson(id: string, reason: EraseReason): Promise<ErasedView | null> {
  const body = JSON.stringify({ reason });
  const answer = await call<{ erased: ErasedView }>(`/api/people/${encodeURIComponent(id)}/erase`, {
    method: 'POST',
    body,
  });
  return answer.ok ? answer.erased : null;
}

/** Where what is kept of a person can be downloaded. */
export function personFileAt(id: string, format: 'json' | 'html'): string {
  return `/api/people/${encodeURIComponent(id)}/export?format=${format}`;
}
