/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';
import type { CustomerChat, DeskView } from '../../../protocol/chat.ts';
import { isRunning } from '../connection/view.ts';
import { momentName } from '../locales/times.ts';
import { Icon } from './icons.tsx';
import { useTexts } from './room.ts';

/** Where the customer writes; while they are blocked, or have to sign in first, why they cannot. [P2] */
export function Foot(props: {
  desk: DeskView | null;
  chat: CustomerChat | null;
  now: number;
  children: ComponentChildren;
}): JSX.Element {
  const { desk, chat, now, children } = props;
  if (desk?.signInFirst && !isRunning(chat)) return <p class="banner">{desk.signInFirst}</p>;
  const blocked = desk?.blocked;
  if (!blocked || Date.parse(blocked.until) <= now) return <>{children}</>;
  return <BlockedCard blocked={blocked} now={now} />;
}

/** Whether something on the screen changes by time alone: a running chat's clocks, the end of a block. */
export function isTicking(chat: CustomerChat | null, desk: DeskView | null): boolean {
  return isRunning(chat) || (desk?.blocked !== undefined && desk.blocked !== null);
}

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
