/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { clockFace, type Countdown } from '../connection/clock.ts';
import { Icon } from './icons.tsx';
import { useSession, useTexts, useOnce } from './widget-context.ts';

/** The countdown to show, if any: idle [P1] or warned [P2]. */
export function Clocks({ clock, online }: { clock: Countdown | null; online: boolean }): JSX.Element | null {
  if (clock === null) return null;
  return clock.kind === 'idle' ? (
    <IdleClock leftMs={clock.leftMs} online={online} />
  ) : (
    <WarnedClock leftMs={clock.leftMs} />
  );
}

function IdleClock({ leftMs, online }: { leftMs: number; online: boolean }): JSX.Element {
  const texts = useTexts();
  const session = useSession();
  const once = useOnce();
  const stay = (): boolean => {
    session.write(texts.stillHere);
    return true;
  };
  return (
    <section class="banner idle" aria-label={texts.idleTitle}>
      <Icon name="clock" />
      <div class="grow">
        <p class="strong" role="alert">
          {texts.idleTitle}
        </p>
        <p role="timer" translate={false}>
          {texts.idleText(clockFace(leftMs))}
        </p>
      </div>
      <button type="button" class="solid" disabled={!online} onClick={() => void once(stay)}>
        {texts.stillHere}
      </button>
    </section>
  );
}

function WarnedClock({ leftMs }: { leftMs: number }): JSX.Element {
  const texts = useTexts();
  const running = leftMs > 0;
  return (
    <section class="banner warned" aria-label={texts.warnedTitle}>
      <Icon name="alert" />
      <div class="grow" role="alert">
        <p class="strong">{texts.warnedTitle}</p>
        <p>{running ? texts.warnedText : texts.warnedOver}</p>
      </div>
      {running && (
        <p class="face" role="timer" translate={false} aria-label={texts.warnedLeft}>
          {clockFace(leftMs)}
        </p>
      )}
    </section>
  );
}
