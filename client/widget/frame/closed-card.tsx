/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { CustomerChat } from '../../../protocol/chat.ts';
import type { CloseReason, Entry } from '../../../protocol/entry.ts';
import { dayName, timeOfDay } from '../locales/times.ts';
import { later, partOf } from './later.tsx';
import { useTexts } from './widget-context.ts';

/** The module of the rating. */
export const rating = later(() => import('./rating.tsx'));
const Rating = partOf(rating, (loaded) => loaded.Rating);

/** Why and when the chat was closed, the rating, and the button for a new chat. */
export function ClosedCard(props: {
  chat: CustomerChat;
  closing: Entry | undefined;
  /** Whether the chat is erased, so that there is nothing to rate. */
  isErased: boolean;
  now: number;
  /** Null while another card has the button. */
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

// No rating of a chat that was closed against the customer, or that nobody answered.
function mayRate(reason: CloseReason): boolean {
  return reason === 'agent' || reason === 'customer' || reason === 'idle';
}
