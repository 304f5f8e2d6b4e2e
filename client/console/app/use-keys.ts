import { useEffect } from 'react';
import { useSettings } from '../store/settings.ts';
import { useView } from '../store/view.ts';
import { commandOf, isComposed } from '../parts/keys.ts';
import { run } from '../store/commands.ts';

/** Listens to the keyboard for the whole console. An open window keeps its keys to itself. */
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
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

/** Whatever lies over the console, also windows of a screen's own. */
const OPEN = '[role=menu],[role=dialog],[role=alertdialog],[data-popover]';

const FIELDS = 'input, textarea, select, [contenteditable]';
