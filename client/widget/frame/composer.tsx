/** @jsxImportSource preact */
import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TEXT_MAX } from '../../../protocol/limits.ts';
import { isBlank } from '../../../protocol/visible.ts';
import type { Keep } from '../connection/keep.ts';
import { isSendKey } from './enter-key.ts';
import { Icon } from './icons.tsx';
import { useTexts } from './room.ts';
import { useTyping } from './use-typing.ts';

const COUNT_FROM = TEXT_MAX - 200;
const DRAFT = 'draft';

/** Where the customer writes. What is not sent stays, over reloads too; `send` answers false to keep it in place. */
export function Composer(props: {
  keep: Keep;
  box: RefObject<HTMLTextAreaElement | null>;
  placeholder: string;
  send: (text: string) => boolean;
}): JSX.Element {
  const { keep, box, placeholder, send } = props;
  const texts = useTexts();
  const { typed, stopped } = useTyping();
  const [text, setText] = useState(() => keep.get(DRAFT) ?? '');
  const justComposedRef = useRef(false);
  const characters = text.length < COUNT_FROM ? 0 : Array.from(text.trim()).length;
  const left = TEXT_MAX - characters;

  useLayoutEffect(() => grow(box.current), [text, box]);

  const write = (next: string): void => {
    setText(next);
    keep.set(DRAFT, next === '' ? null : next);
  };
  const submit = (): void => {
    if (isBlank(text) || left < 0 || !send(text.trim())) return;
    write('');
    stopped();
    box.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {characters >= COUNT_FROM && (
        <p id="count" class={left < 0 ? 'count over' : 'count'} role="status">
          {left < 0 ? texts.over(-left) : texts.left(left)}
        </p>
      )}
      <div class="field">
        <textarea
          ref={box}
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={texts.composer}
          aria-invalid={left < 0}
          {...(characters >= COUNT_FROM ? { 'aria-describedby': 'count' } : {})}
          enterkeyhint="send"
          onInput={(event) => {
            write(event.currentTarget.value);
            typed();
          }}
          onBlur={stopped}
          onCompositionEnd={() => {
            justComposedRef.current = true;
            setTimeout(() => (justComposedRef.current = false));
          }}
          onKeyDown={(event) => {
            if (!isSendKey(event, justComposedRef.current)) return;
            event.preventDefault();
            submit();
          }}
        />
        <button type="submit" class="send" disabled={isBlank(text) || left < 0} aria-label={texts.send}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

// Up to six lines, which the style sheet limits; then it scrolls.
function grow(box: HTMLTextAreaElement | null): void {
  if (box === null) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}
