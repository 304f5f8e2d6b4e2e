/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { CustomerChat, WaitEstimate } from '../../../protocol/chat.ts';
import type { Texts } from '../locales/texts.ts';
import { useTexts } from './widget-context.ts';

const MINUTE_MS = 60_000;

/** The position in the queue, and how long it may take. */
export function QueueCard({ chat }: { chat: CustomerChat }): JSX.Element {
  const texts = useTexts();
  if (chat.leftMessage)
    return (
      <div class="card queue" role="status">
        <p>{texts.messageLeft}</p>
      </div>
    );
  return (
    <div class="card queue" role="status">
      <div class="queue-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <p class="strong">{placeText(chat.position, texts)}</p>
      <p>{estimateText(chat.estimate, texts)}</p>
      <p class="quiet">{texts.queueKeep}</p>
    </div>
  );
}

function placeText(position: number | null, texts: Texts): string {
  if (position === null) return texts.queueWaiting;
  return position === 1 ? texts.queueNext : texts.queuePosition(position);
}

function estimateText(estimate: WaitEstimate | null, texts: Texts): string {
  if (estimate === null) return texts.noEstimate;
  const [from, to] = [estimate.fromMs, estimate.toMs].map((ms) => Math.max(1, Math.round(ms / MINUTE_MS)));
  if (estimate.toMs < MINUTE_MS) return texts.estimateSoon;
  return texts.estimate(from ?? 1, to ?? 1);
}
