import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isComposed } from './keys.ts';

/** How long a dialog ignores keys after it has opened or after text was typed into it, ms. */
export const DELIBERATE_MS = 500;

/** What a key press in a dialog does; null if nothing. `inField`: the focus is in a text field. */
export type Meaning = (press: KeyboardEvent, inField: boolean) => (() => void) | null;

/**
 * Keys for dialogs that affect a customer, so that somebody who is still typing a reply triggers nothing. Space does
 * not press buttons. A meaningful key in the first half second is delayed to its end, and dropped if letters are typed
 * around it, since those were meant for the reply. Returns whether that time has passed, for pointer input. With
 * `isCareful` false keys act at once, and only Space is ignored.
 */
export function useDeliberateKeys(meaning: Meaning, isCareful = true): boolean {
  const [isSettled, setIsSettled] = useState(!isCareful);
  const waiting = useRef<KeyboardEvent[]>([]);
  const isTyped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const actOn = useEffectEvent((event: KeyboardEvent) => {
    const inField = event.target instanceof Element && event.target.matches('input, textarea');
    meaning(event, inField)?.();
  });

  const wait = useEffectEvent((typed: boolean) => {
    clearTimeout(timer.current);
    waiting.current = [];
    isTyped.current = typed;
    timer.current = setTimeout(() => {
      const early = waiting.current;
      waiting.current = [];
      isTyped.current = false;
      setIsSettled(true);
      // Renders after each key, so that the next one sees its effect: Enter after the key of a reason confirms that
      // reason.
      for (const event of early) flushSync(() => actOn(event));
    }, DELIBERATE_MS);
  });

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || isComposed(event)) return;
    const inField = event.target instanceof Element && event.target.matches('input, textarea');
    const act = meaning(event, inField);
    if (act !== null) {
      event.preventDefault();
      event.stopPropagation();
      if (isSettled) act();
      else if (!isTyped.current && !waiting.current.some(({ code }) => code === event.code))
        waiting.current.push(event);
    } else if (isCareful && !inField && isLetter(event)) {
      setIsSettled(false);
      wait(true);
    }
  });

  useEffect(() => {
    if (isCareful) wait(false);
    return () => clearTimeout(timer.current);
  }, [isCareful]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (pressesBySpace(event)) {
        event.preventDefault();
        event.stopPropagation();
      } else if (event.type === 'keydown') pressed(event);
    };
    document.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('keyup', onKey, { capture: true });
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('keyup', onKey, { capture: true });
    };
  }, []);
  return isSettled;
}

/** The digit 1 to 9 of a key press without Ctrl, by its position on the keyboard; null for other keys. */
export function numberKey({ code, ctrlKey, metaKey }: KeyboardEvent): number | null {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit === undefined || ctrlKey || metaKey ? null : Number(digit);
}

/** Whether it is Space on a button. Lists and radio buttons keep Space: it only selects. */
function pressesBySpace({ key, target }: KeyboardEvent): boolean {
  return key === ' ' && target instanceof Element && target.closest('button') !== null;
}

function isLetter({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return !altKey && !ctrlKey && !metaKey && /^\p{L}$/u.test(key);
}
