import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isComposed } from './keys.ts';

/** For so long after it has opened, and after something was typed into it, a window does nothing, ms. */
export const DELIBERATE_MS = 500;

/** What a key press in a window stands for, if for anything. `inField`: somebody writes in one of its fields. */
export type Meaning = (press: KeyboardEvent, inField: boolean) => (() => void) | null;

/**
 * Keys of a window that acts on a customer, so that whoever types without looking does nothing by it. Space presses no
 * button there. A key with a meaning that comes in the window's first half second is carried out at its end, and not at
 * all if letters come around it: those are words, meant for the reply. Answers whether that time has passed, for what
 * is pressed by pointer. `isCareful` false: the keys work at once, and only Space is without effect.
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
      // Each is drawn before the next is asked what it means: a reason that was chosen counts for the Enter behind it.
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
    const heard = (event: KeyboardEvent) => {
      if (pressesBySpace(event)) {
        event.preventDefault();
        event.stopPropagation();
      } else if (event.type === 'keydown') pressed(event);
    };
    document.addEventListener('keydown', heard, { capture: true });
    document.addEventListener('keyup', heard, { capture: true });
    return () => {
      document.removeEventListener('keydown', heard, { capture: true });
      document.removeEventListener('keyup', heard, { capture: true });
    };
  }, []);
  return isSettled;
}

/** The number from 1 to 9 that a key press stands for without Ctrl, wherever the layout puts other characters. */
export function numberKey({ code, ctrlKey, metaKey }: KeyboardEvent): number | null {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit === undefined || ctrlKey || metaKey ? null : Number(digit);
}

/** Whether it is Space on a button; a list or a choice takes Space to choose, which does nothing yet. */
function pressesBySpace({ key, target }: KeyboardEvent): boolean {
  return key === ' ' && target instanceof Element && target.closest('button') !== null;
}

function isLetter({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return !altKey && !ctrlKey && !metaKey && /^\p{L}$/u.test(key);
}
