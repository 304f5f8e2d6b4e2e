/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { useTexts } from './widget-context.ts';
import type { Keep } from '../connection/keep.ts';
import { isRunning, type View } from '../connection/view.ts';
import type { Act } from './menu-act.tsx';
import { useChime } from './use-chime.ts';

/** An item of the menu. */
export interface MenuItem {
  label: string;
  danger?: boolean;
  choose: () => void;
}

/** A menu of less frequent actions. Esc and a click elsewhere close it. */
export function Menu({ items }: { items: MenuItem[] }): JSX.Element {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const rootRef = useRef<HTMLDivElement>(null);
  const buttonRef = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const away = (event: Event): void => {
      if (event.target instanceof Node && rootRef.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);

  return (
    <div
      class="menu"
      ref={rootRef}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        buttonRef.current?.focus();
      }}
    >
      <button
        ref={buttonRef}
        type="button"
        class="round"
        aria-label={texts.menu}
        title={texts.menu}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <ul>
          {items.map(({ label, danger, choose }) => (
            <li key={label}>
              <button
                type="button"
                class={danger === true ? 'danger' : ''}
                onClick={() => {
                  setOpen(false);
                  buttonRef.current?.focus();
                  choose();
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The current items of the menu. */
export function useMenu(view: View, keep: Keep, ask: (act: Act) => void): MenuItem[] {
  const texts = useTexts();
  const sound = useChime(view, keep);
  const { chat, entries, desk, outbox } = view;
  const items: MenuItem[] = [{ label: sound.on ? texts.soundOff : texts.soundOn, choose: sound.turn }];
  if (entries.length > 0 && desk !== null)
    items.push({ label: texts.saveTranscript, choose: () => ask('save') });
  if (isRunning(chat)) items.push({ label: texts.endChat, danger: true, choose: () => ask('leave') });
  if (chat !== null || outbox.length > 0)
    items.push({ label: texts.forgetDevice, danger: true, choose: () => ask('forget') });
  return items;
}
