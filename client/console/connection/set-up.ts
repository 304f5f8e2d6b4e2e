import type { Answer, WireError } from '../../../protocol/errors.ts';
import { setUpOperations as ask } from '../../../protocol/operations/settings.ts';
import type { SetUpStep, SetUpView, WidgetSites } from '../../../protocol/set-up.ts';
import { setPast } from '../store/set-up.ts';
import { call } from './call.ts';

/** The set-up of this desk; refused with `not_found` once it has ended. */
export function fetchSetUp(): Promise<Answer<SetUpView>> {
  return call(ask.setUp, {});
}

/** Where the widget was loaded and is refused. */
export function fetchRefusedSites(): Promise<Answer<WidgetSites>> {
  return call(ask.refusedSites, {});
}

/** Learns whether there is something to set up. Nothing, if the server cannot be asked. */
export async function loadSetUp(): Promise<void> {
  const answer = await fetchSetUp();
  setPast(answer.ok ? answer.past : null);
}

/** Marks steps as done or skipped. Resolves with null, or why it was refused; then nothing has changed. */
export async function passSteps(steps: readonly SetUpStep[]): Promise<WireError | null> {
  const answer = await call(ask.passSteps, { steps: [...steps] });
  if (answer.ok) setPast(answer.isEnded ? null : answer.past);
  // Somebody else has ended it meanwhile.
  else if (answer.error.code === 'not_found') setPast(null);
  else return answer.error;
  return null;
}
