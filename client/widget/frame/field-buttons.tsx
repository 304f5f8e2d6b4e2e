/** @jsxImportSource preact */
import type { FunctionComponent, JSX } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import type { FileWords } from '../locales/file-words.ts';
import type { EmojiPanel, typeInto } from './emoji.tsx';

/** The emoji, in a chunk of their own. */
export interface Emoji {
  Panel: FunctionComponent<Parameters<typeof EmojiPanel>[0]>;
  type: typeof typeInto;
}

const CLIP =
  'M20 11l-8.500 8.500a5 5 0 0 1-7-7L13 4a3.300 3.300 0 0 1 4.700 4.700L9.200 17.200a1.700 1.700 0 0 1-2.400-2.400L14.500 7';
const SMILE =
  'M8.500 14.500a4.500 4.500 0 0 0 7 0M9 9.500h.010M15 9.500h.010M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z';

/** Opens the emoji, which are loaded then. */
export function EmojiButton({ emoji, label }: { emoji: Emoji; label: string }): JSX.Element {
  const { Panel } = emoji;
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const field = (): HTMLTextAreaElement | null => document.querySelector('.field textarea');
  const close = useCallback((toField: boolean): void => {
    setOpen(false);
    if (toField) field()?.focus();
  }, []);
  return (
    <>
      <button
        ref={buttonRef}
        type="button"
        style={BUTTON}
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Path d={SMILE} />
      </button>
      {isOpen && (
        <Panel
          label={label}
          close={close}
          pick={(one) => {
            setOpen(false);
            emoji.type(field(), one);
          }}
        />
      )}
    </>
  );
}

/**
 * Chooses files. Phones that do not offer their camera among the files by themselves are asked first: iPhones do.
 */
export function FileButton({ words, add }: { words: FileWords; add: (files: File[]) => void }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [isAsking, setAsking] = useState(false);
  const taken = ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
    add([...(currentTarget.files ?? [])]);
    // The same file can be chosen again.
    currentTarget.value = '';
  };
  const choose = (from: HTMLInputElement | null): void => {
    setAsking(false);
    from?.click();
  };
  return (
    <>
      {isAsking && (
        <div
          style={CHOICE}
          role="group"
          aria-label={words.choose}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setAsking(false);
          }}
        >
          <button type="button" class="outline" onClick={() => choose(camera.current)}>
            {words.camera}
          </button>
          <button type="button" class="outline" onClick={() => choose(input.current)}>
            {words.files}
          </button>
        </div>
      )}
      <button
        type="button"
        style={BUTTON}
        aria-label={words.choose}
        title={words.choose}
        {...(hasOwnCamera() ? { 'aria-expanded': isAsking } : {})}
        onClick={() => (hasOwnCamera() ? setAsking(!isAsking) : choose(input.current))}
      >
        <Path d={CLIP} />
      </button>
      <input ref={input} type="file" multiple hidden aria-label={words.choose} onChange={taken} />
      {hasOwnCamera() && (
        <input
          ref={camera}
          type="file"
          accept="image/*"
          capture="environment"
          hidden
          aria-label={words.camera}
          onChange={taken}
        />
      )}
    </>
  );
}

const hasOwnCamera = (): boolean =>
  matchMedia('(pointer: coarse)').matches && !/iPhone|iPad/u.test(navigator.userAgent);

function Path({ d }: { d: string }): JSX.Element {
  return (
    <svg class="icon" width={20} height={20} viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}

const BUTTON = {
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: '34px',
  height: '34px',
  padding: '0',
} as const;
const CHOICE = {
  position: 'absolute',
  zIndex: '2',
  insetInlineEnd: '12px',
  bottom: '100%',
  display: 'grid',
  gap: '8px',
  padding: '12px',
  border: '1px solid var(--line)',
  borderRadius: '12px',
  background: 'var(--ground)',
  boxShadow: '0 8px 28px #0f172a33',
} as const;
