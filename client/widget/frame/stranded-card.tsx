/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Unsent } from '../connection/outbox.ts';
import { useSession, useTexts } from './widget-context.ts';

/** The messages that arrived after the close: the customer decides whether to send them in a new chat. */
export function StrandedCard({ items }: { items: Unsent[] }): JSX.Element | null {
  const texts = useTexts();
  const session = useSession();
  if (items.length === 0) return null;
  const discardAll = (): void => {
    for (const { clientId } of items) session.discard(clientId);
  };
  return (
    <section class="card stranded" role="alert">
      <p class="strong">{texts.strandedTitle}</p>
      <p>{texts.strandedText}</p>
      <div class="choices">
        <button type="button" class="solid" onClick={() => session.goOn()}>
          {texts.goOn}
        </button>
        <button type="button" class="outline" onClick={discardAll}>
          {texts.discard}
        </button>
      </div>
    </section>
  );
}
