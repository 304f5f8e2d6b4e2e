import { useDesk } from '../../store/desk.ts';

/** Says the customer's newest message to screen readers. The list itself stays silent: it only draws what is in view. */
export function NewestAloud({ chatId }: { chatId: string }) {
  const text = useDesk((state) => {
    const last = state.logs[chatId]?.entries.at(-1);
    return last?.kind === 'message' && last.by.role === 'customer' ? (last.text ?? '') : '';
  });
  return (
    <p className="hidden" aria-live="polite">
      {text}
    </p>
  );
}
