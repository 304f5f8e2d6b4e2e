/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { CustomerChat } from '../../../protocol/chat.ts';
import type { CloseReason, Entry } from '../../../protocol/entry.ts';
import { dayName, timeOfDay } from '../locales/times.ts';
import { Rating } from './rating.tsx';
import { useTexts } from './room.ts';

/** Why and when the chat ended, the rating, and the way on. */
export function ClosedCard(props: {
  chat: CustomerChat;
  closing: Entry | undefined;
  /** Nothing of it is left to be rated. */
  isErased: boolean;
  now: number;
  /** Null while another offer to go on is on the screen. */
  goOn: (() => void) | null;
}): JSX.Element {
  const { chat, closing, isErased, now, goOn } = props;
  const texts = useTexts();
  const reason = chat.reason ?? closing?.data?.reason ?? 'agent';
  return (
    <section class="card closed" aria-label={texts.closedTitle}>
      <div role="status">
        <p class="strong">{texts.closedTitle}</p>
        <p>{texts.closed[reason]}</p>
      </div>
      {closing !== undefined && (
        <p class="quiet">{texts.closedAt(dayName(texts, closing.at, now), timeOfDay(texts, closing.at))}</p>
      )}
      {!isErased && mayRate(reason) && <Rating key={chat.id} rated={chat.rated} />}
      {goOn !== null && (
        <button type="button" class="outline" onClick={goOn}>
          {texts.continueChat}
        </button>
      )}
    </section>
  );
}

// Nobody is asked to rate a chat that was ended against them, or that nobody answered.
function mayRate(reason: CloseReason): boolean {
  return reason === 'agent' || reason === 'customer' || reason === 'idle';
}
