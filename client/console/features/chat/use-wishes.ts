import { useLayoutEffect, type RefObject } from 'react';
import { usePen } from '../../store/composer-cursor.ts';

/** Does what other parts want of the field: select something in it, or just the cursor. */
export function useWishes(chatId: string, field: RefObject<HTMLTextAreaElement | null>): void {
  const wanted = usePen((pen) => pen.wanted);
  useLayoutEffect(() => {
    if (wanted?.chatId !== chatId || !field.current) return;
    field.current.focus();
    if (wanted.span) field.current.setSelectionRange(wanted.span.start, wanted.span.end);
    usePen.setState({ wanted: null });
  }, [wanted, chatId, field]);
}
