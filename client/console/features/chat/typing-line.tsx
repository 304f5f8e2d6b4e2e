import { useTranslation } from 'react-i18next';
import { useClock } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';

/** Who is typing; it always takes its line, so that nothing jumps. */
export function TypingLine({ chatId, own }: { chatId: string; own: boolean }) {
  const { t } = useTranslation();
  const typing = useDesk((state) => state.typing[chatId]);
  const customer = useClock(({ now }) => (typing?.customer ?? 0) > now);
  const agent = useClock(({ now }) => !own && (typing?.agent ?? 0) > now);
  return (
    <p className="typing" aria-live="polite">
      {customer ? t('chat.typing') : agent ? t('chat.agentTyping') : ''}
    </p>
  );
}
