/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';
import type { CustomerChat, DeskView } from '../../../protocol/chat.ts';
import { isRunning } from '../connection/view.ts';
import { momentName } from '../locales/times.ts';
import { Icon } from './icons.tsx';
import { AboveField } from './later-parts.ts';
import { useTexts } from './widget-context.ts';

/** The composer, with what stands above it; for customers who are blocked or have to sign in first, the reason instead. [P2] */
export function Foot(props: {
  desk: DeskView | null;
  chat: CustomerChat | null;
  now: number;
  children: ComponentChildren;
}): JSX.Element {
  const { desk, chat, now, children } = props;
  if (desk?.signInFirst && !isRunning(chat)) return <p class="banner">{desk.signInFirst}</p>;
  const blocked = desk?.blocked;
  if (!blocked || Date.parse(blocked.until) <= now)
    return (
      <>
        {isRunning(chat) && <AboveField />}
        {children}
      </>
    );
  return <BlockedCard blocked={blocked} now={now} />;
}

/** Whether the screen changes with time alone: countdowns of an open chat, the end of a block. */
export function isTicking(chat: CustomerChat | null, desk: DeskView | null): boolean {
  return isRunning(chat) || (desk?.blocked !== undefined && desk.blocked !== null);
}

/** Shown instead of the composer to a blocked visitor: the end of the block, and other ways to get help. [P2] */
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
