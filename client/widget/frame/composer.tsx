/** @jsxImportSource preact */
import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TEXT_MAX, isBlank } from '../../../protocol/limits.ts';
import type { Keep } from '../connection/keep.ts';
import type { Sent } from '../connection/session.ts';
import { isDropKey, isSendKey } from './enter-key.ts';
import type { Emoji } from './field-buttons.tsx';
import { Icon } from './icons.tsx';
import { later, partOf } from './later.tsx';
import { useTexts } from './widget-context.ts';
import { useDraft } from './use-draft.ts';
import { useTyping } from './use-typing.ts';

const Attach = partOf(
  later(() => import('./attach.tsx')),
  ({ Attach: part }) => part,
);

// Here, though it is for a part that is loaded later: its own import would split the page's script in two.
const emojiModule = later(() => import('./emoji.tsx'));
const emoji: Emoji = {
  Panel: partOf(emojiModule, (loaded) => loaded.EmojiPanel),
  type: (field, words) => emojiModule.now()?.typeInto(field, words),
};

const COUNT_FROM = TEXT_MAX - 200;

/** The files above the field. */
export interface ChosenFiles {
  /** What can be sent, in order. */
  ready(): readonly Sent[];
  /** Removes what was {@link ChosenFiles.ready}: it is in the outbox. */
  sent(): void;
  /** Removes the last one. */
  drop(): void;
}

/** The composer. The draft survives reloads; it stays if `send` returns false. */
export function Composer(props: {
  keep: Keep;
  box: RefObject<HTMLTextAreaElement | null>;
  placeholder: string;
  send: (text: string, files: readonly Sent[]) => boolean;
  /** Called with whether there is a draft, after each change here or in another tab. */
  begun: (any: boolean) => void;
}): JSX.Element {
  const { keep, box, placeholder, send, begun } = props;
  const texts = useTexts();
  const { typed, stopped } = useTyping();
  const { text, now, write } = useDraft(keep, begun);
  const chosenRef = useRef<ChosenFiles | null>(null);
  const [files, setFiles] = useState(0);
  const justComposedRef = useRef(false);
  const characters = text.length < COUNT_FROM ? 0 : Array.from(text.trim()).length;
  const left = TEXT_MAX - characters;

  useLayoutEffect(() => grow(box.current), [text, box]);

  // A second press can come before the empty field is rendered, so the current draft counts.
  const submit = (): void => {
    const words = now().trim();
    const ready = chosenRef.current?.ready() ?? [];
    if ((isBlank(words) && ready.length === 0) || left < 0 || !send(words, ready)) return;
    chosenRef.current?.sent();
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
          dir="auto"
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
            if (now() === '' && isDropKey(event)) chosenRef.current?.drop();
            if (!isSendKey(event, justComposedRef.current)) return;
            event.preventDefault();
            submit();
          }}
        />
        <Attach emoji={emoji} offer={(files) => (chosenRef.current = files)} count={setFiles} />
        <button
          type="submit"
          class="send"
          disabled={(isBlank(text) && files === 0) || left < 0}
          aria-label={texts.send}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

// Grows to six lines, the limit in the style sheet, and then scrolls.
function grow(box: HTMLTextAreaElement | null): void {
  if (box === null) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}
