/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { Entry } from '../../../protocol/entry.ts';
import { withdrawnIn } from '../../../protocol/erased.ts';
import { cut } from '../../../protocol/graphemes.ts';
import type { Session } from '../connection/session.ts';
import { isRunning } from '../connection/view.ts';
import { agentName } from './event-text.ts';
import { Icon } from './icons.tsx';
import { useSession, useTexts } from './widget-context.ts';

/** As much of a message is shown above the field, and in the name of its button, in characters. */
const SHOWN = 80;
const NAMED = 30;

/** What is typed is told at most so often, ms. */
const PEEK_MS = 500;

/** How long a finger rests on a message before it can be quoted, ms. */
const LONG_PRESS_MS = 450;

/** The message that the next one answers. It is not stored: what is written later answers nothing. */
let quoted: Entry | null = null;
const watchers = new Set<() => void>();

function setQuoted(entry: Entry | null): void {
  quoted = entry;
  for (const watcher of watchers) watcher();
}

/** The `seq` of the message that the next one in this chat answers, and none from here on. */
export function takeQuote(chatId: string | undefined): number | undefined {
  const seq = quoted?.chatId === chatId ? quoted?.seq : undefined;
  if (quoted !== null) setQuoted(null);
  return seq;
}

/** Quotes a message of the chat that runs: shown over it by mouse, by key, and after a finger has rested on it. */
export function Quoter({ entry }: { entry: Entry }): JSX.Element | null {
  const texts = useTexts();
  const { chat } = useSession().view();
  const ref = useRef<HTMLButtonElement>(null);
  const words = wordsOf(entry);
  const may = entry.kind === 'message' && words !== '' && isRunning(chat) && chat?.id === entry.chatId;
  useEffect(() => (may ? showWhenHeld(ref.current) : undefined), [may]);
  if (!may) return null;
  return (
    <button
      ref={ref}
      type="button"
      class="quoter"
      title={labels(texts.tag).quote}
      aria-label={`${labels(texts.tag).quote}: ${cut(words, NAMED)}`}
      onClick={() => {
        setQuoted(entry);
        document.querySelector<HTMLElement>('.field textarea')?.focus();
      }}
    >
      <svg class="icon" width={16} height={16} viewBox="0 0 24 24" aria-hidden="true">
        <path d="M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6" />
      </svg>
    </button>
  );
}

/** What belongs above the field while a chat is running: that staff see what is typed, and what the next message answers. */
export function AboveField(): JSX.Element {
  const session = useSession();
  const isPeeked = session.view().desk?.peeks === true;
  const { peeks } = labels(useTexts().tag);
  useEffect(() => (isPeeked ? tellTyped(session) : undefined), [session, isPeeked]);
  return (
    <>
      {isPeeked && <p class="event">{peeks}</p>}
      <QuoteBar />
    </>
  );
}

/** Tells the desk what is typed, twice a second at most; beside `useTyping`, which says that somebody types. */
function tellTyped(session: Session): (() => void) | undefined {
  const field = document.querySelector<HTMLTextAreaElement>('.field textarea');
  let toldAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    toldAt = performance.now();
    session.typing(field?.value !== '', field?.value);
  };
  const typed = (): void => {
    clearTimeout(timer);
    const wait = toldAt + PEEK_MS - performance.now();
    if (wait <= 0) tell();
    else timer = setTimeout(tell, wait);
  };
  field?.addEventListener('input', typed);
  return () => {
    clearTimeout(timer);
    field?.removeEventListener('input', typed);
  };
}

/** Shows what the next message answers, with a way to take it back. */
function QuoteBar(): JSX.Element | null {
  const texts = useTexts();
  const { chat, entries } = useSession().view();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const watcher = (): void => redraw(undefined);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
      quoted = null;
    };
  }, []);
  if (quoted === null || chat?.id !== quoted.chatId) return null;
  const { cancel, file } = labels(texts.tag);
  const isGone = withdrawnIn(entries)?.(quoted) === true;
  const { role, name } = quoted.by;
  return (
    <div class="quoting" role="status">
      <q dir="auto">
        {role === 'customer' ? texts.you : agentName(name ?? null, texts)}:{' '}
        {isGone ? texts.quoteGone : cut(wordsOf(quoted), SHOWN) || file}
      </q>
      <button
        type="button"
        class="round"
        aria-label={cancel}
        title={cancel}
        onClick={() => {
          setQuoted(null);
          document.querySelector<HTMLElement>('.field textarea')?.focus();
        }}
      >
        <Icon name="dismiss" size={16} />
      </button>
    </div>
  );
}

const wordsOf = ({ text, files }: Entry): string => text || files?.[0]?.name || '';

const labels = (tag: string): { quote: string; cancel: string; file: string; peeks: string } =>
  tag.startsWith('zh')
    ? {
        quote: '引用并回复',
        cancel: '取消引用',
        file: '[文件]',
        peeks: '您发送之前，客服也能看到您正在输入的内容',
      }
    : {
        quote: 'Quote and answer',
        cancel: 'Do not quote',
        file: '[file]',
        peeks: 'Our agent can see what you type before you send it',
      };

/** A finger that rests on the message shows the button, until the next touch elsewhere. */
function showWhenHeld(button: HTMLElement | null): (() => void) | undefined {
  const line = button?.closest('.line');
  if (!(line instanceof HTMLElement)) return undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  const begin = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') return;
    for (const other of document.querySelectorAll('.line.held')) other.classList.remove('held');
    stop();
    timer = setTimeout(() => line.classList.add('held'), LONG_PRESS_MS);
  };
  line.addEventListener('pointerdown', begin);
  for (const end of ['pointerup', 'pointercancel', 'pointermove'] as const) line.addEventListener(end, stop);
  return () => {
    stop();
    line.removeEventListener('pointerdown', begin);
    for (const end of ['pointerup', 'pointercancel', 'pointermove'] as const)
      line.removeEventListener(end, stop);
  };
}

// Styles of a part that is loaded later: a constructed sheet, because the page's policy allows no inline ones.
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  '.line{position:relative}' +
    '.quoter{position:absolute;top:3px;inset-inline-end:8px;display:grid;place-items:center;width:32px;padding:0;opacity:0;color:var(--quiet)}' +
    '.first>.speaker~.quoter{top:24px}' +
    '.mine>.quoter{inset-inline:8px auto}' +
    '.line:hover>.quoter,.line.held>.quoter,.quoter:focus-visible{opacity:1}' +
    '.quoter:hover{background:var(--raised);color:inherit}' +
    '@media(hover:none){.line:not(.held)>.quoter:not(:focus-visible){pointer-events:none}}' +
    '.quoting{display:flex;align-items:center;gap:8px;padding:8px 12px 0 16px;border-top:1px solid var(--line);font-size:13px}' +
    '.quoting q{flex:1;min-width:0;padding-inline-start:8px;border-inline-start:2px solid var(--accent);quotes:none;overflow-wrap:anywhere;max-height:3.2em;overflow:hidden}' +
    '.quoting+.composer{border-top:0}',
);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
