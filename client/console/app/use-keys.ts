import { useEffect } from 'react';
import { useSettings } from '../store/settings.ts';
import { useView } from '../store/view.ts';
import { commandOf, isComposed } from '../parts/keys.ts';
import { run } from '../store/commands.ts';

/** Handles the keys of all commands. An open dialog or menu keeps its keys to itself. */
export function useKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || isComposed(event)) return;
      if (useView.getState().dialog !== null || document.querySelector(OPEN)) return;
      const typing = event.target instanceof Element && event.target.matches(FIELDS);
      const command = commandOf(event, { typing, singleKeys: useSettings.getState().singleKeys });
      if (command === null) return;
      event.preventDefault();
      run(command);
    };
    // Buttons and rows of react-aria take Enter with any modifier and stop it: it must be taken before it reaches them.
    const captured = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'Enter') return;
      pressed(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    document.addEventListener('keydown', captured, { capture: true });
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('keydown', captured, { capture: true });
      document.removeEventListener('keydown', pressed);
    };
  }, []);
}

/** Everything that can be open over the console, including the dialogs of a screen. */
const OPEN = '[role=menu],[role=dialog],[role=alertdialog],[data-popover]';

const FIELDS = 'input, textarea, select, [contenteditable]';
