import { create } from 'zustand';
import type { SetUpStep } from '../../../protocol/set-up.ts';

interface SetUpState {
  /** The steps that were done or skipped; null where there is nothing to set up, or not for this person. */
  past: readonly SetUpStep[] | null;
  /** Whether this person wants to go on later: until they sign in again or reload the page. */
  isPutOff: boolean;
}

const none: SetUpState = { past: null, isPutOff: false };

/** The set-up of a new desk, for administrators. */
export const useSetUp = create<SetUpState>()(() => none);

/** What the server says of it. */
export function setPast(past: readonly SetUpStep[] | null): void {
  useSetUp.setState({ past });
}

/** Puts the set-up off, or comes back to it. */
export function putOff(isPutOff: boolean): void {
  useSetUp.setState({ isPutOff });
}

/** Forgets it, for the next person at this browser. */
export function forgetSetUp(): void {
  useSetUp.setState(none, true);
}
