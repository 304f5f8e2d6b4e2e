/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { DeskView } from '../../../protocol/chat.ts';
import { momentName } from '../locales/times.ts';
import { Icon } from './icons.tsx';
import { useTexts } from './room.ts';

/** In place of the composer, for a visitor who may not write: until when, and how else to get help. [P2] */
export function BlockedCard(props: { blocked: NonNullable<DeskView['blocked']>; now: number }): JSX.Element {
  const { blocked, now } = props;
  const texts = useTexts();
  return (
    <section class="banner warned" role="alert" aria-label={texts.blockedTitle}>
      <Icon name="alert" />
      <div class="grow">
        <p class="strong">{texts.blockedTitle}</p>
        <p>{blocked.message}</p>
        <p class="quiet">{texts.blockedUntil(momentName(texts, blocked.until, now))}</p>
      </div>
    </section>
  );
}
