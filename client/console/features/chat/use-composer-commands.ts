import { useLayoutEffect, type RefObject } from 'react';
import { useComposerCursor } from '../../store/composer-cursor.ts';

/** Carries out what other parts requested of the composer: select a range, or just take the focus. */
export function useComposerCommands(chatId: string, field: RefObject<HTMLTextAreaElement | null>): void {
  const wanted = useComposerCursor((pen) => pen.requested);
  useLayoutEffect(() => {
    if (wanted?.chatId !== chatId || !field.current) return;
    field.current.focus();
    if (wanted.span) field.current.setSelectionRange(wanted.span.start, wanted.span.end);
    useComposerCursor.setState({ requested: null });
  }, [wanted, chatId, field]);
}
