import { useEffect, type RefObject, useLayoutEffect } from 'react';
import { commandOf } from '../../../parts/keys.ts';
import { useSettings } from '../../../store/settings.ts';
import { useView } from '../../../store/view.ts';
import { useComposerCursor } from '../../../store/composer-cursor.ts';
import { isComposed } from '../../../parts/keys.ts';

const FIELDS = 'input, textarea, select, [contenteditable]';

/**
 * Redirects typing to the composer while no text field has the focus. The composer takes the focus in the capture phase
 * of `keydown`, so that the browser inserts the character there, and a list does not use it for type-ahead.
 */
export function useStrayTyping(chatId: string, field: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // Of two chats side by side, the one that has the focus.
      if (useView.getState().chatId !== chatId || !isStray(event)) return;
      event.stopPropagation();
      field.current?.focus();
    };
    document.addEventListener('keydown', pressed, { capture: true });
    return () => document.removeEventListener('keydown', pressed, { capture: true });
  }, [chatId, field]);
}

function isStray(event: KeyboardEvent): boolean {
  const { key, target, altKey, ctrlKey, metaKey, defaultPrevented } = event;
  if (defaultPrevented || altKey || ctrlKey || metaKey || isComposed(event)) return false;
  // Space presses buttons and scrolls; no text begins with it.
  if (key === ' ' || Array.from(key).length !== 1) return false;
  if (
    useView.getState().dialog !== null ||
    document.querySelector('[role=menu],[role=dialog],[data-popover]')
  )
    return false;
  if (target instanceof Element && target.matches(FIELDS)) return false;
  return commandOf(event, { typing: false, singleKeys: useSettings.getState().singleKeys }) === null;
}

/** Carries out the requests of {@link useComposerCursor}: selects a range, or only focuses. */
export function useComposerCommands(chatId: string, field: RefObject<HTMLTextAreaElement | null>): void {
  const wanted = useComposerCursor((pen) => pen.requested);
  useLayoutEffect(() => {
    if (wanted?.chatId !== chatId || !field.current) return;
    field.current.focus();
    if (wanted.span) field.current.setSelectionRange(wanted.span.start, wanted.span.end);
    useComposerCursor.setState({ requested: null });
  }, [wanted, chatId, field]);
}
