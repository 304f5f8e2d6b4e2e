import { useEffect, useEffectEvent } from 'react';
import { isComposed } from '../../parts/keys.ts';
import type { CaseAction, CaseActions } from '../../store/case-actions.ts';

/** Everything that keeps its keys to itself while it is open. */
const OPEN = '[role=menu],[role=dialog],[role=alertdialog],[data-popover]';

/** The digits belong to the chat beside the case while the focus is in it: there they put in phrases. */
const BESIDE = '[data-beside-chat]';

/** Alt+0 takes the next step of the case, Alt+1 to Alt+9 its other acts, in their order. */
export function useCaseKeys(actions: CaseActions, act: (type: CaseAction) => void, isOn: boolean): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const digit = digitOf(event);
    if (!isOn || digit === null || document.querySelector(OPEN)) return;
    if (document.activeElement?.closest(BESIDE)) return;
    // A digit without an act must not put a phrase into the chat beside the case either.
    event.preventDefault();
    const type = digit === 0 ? actions.next : actions.others[digit - 1];
    if (type) act(type);
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent) => pressed(event);
    document.addEventListener('keydown', heard, { capture: true });
    return () => document.removeEventListener('keydown', heard, { capture: true });
  }, []);
}

/** The digit of a key press with Alt alone. */
function digitOf(event: KeyboardEvent): number | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.repeat || isComposed(event)) return null;
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  return digit === undefined ? null : Number(digit);
}
