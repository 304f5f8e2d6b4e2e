/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';
import { unreadIn } from '../connection/log.ts';
import type { View } from '../connection/view.ts';
import { Icon } from './icons.tsx';
import { useTexts } from './widget-context.ts';
import { rowsOf } from './rows.ts';
import { RowsList } from './rows-list.tsx';
import { useEnd } from './use-end.ts';

/** The log of the chat, which stays at its end unless the customer has scrolled up. */
export function Conversation(props: {
  view: View;
  now: number;
  watching: boolean;
  /** Each change scrolls to the end. */
  wanted: number;
  /** What the desk has said beside the launcher. */
  greeting: JSX.Element;
  children: ComponentChildren;
}): JSX.Element {
  const texts = useTexts();
  const { view, now, watching, wanted, greeting, children } = props;
  const { entries, past, outbox, chat, link } = view;
  const lastKey = outbox.at(-1)?.clientId ?? null;
  const { scroller, away, toEnd } = useEnd(entries.at(-1)?.seq ?? 0, lastKey, watching, wanted);
  const unread = unreadIn(entries, view.readTo);
  const earlier = rowsOf(past, [], Number.MAX_SAFE_INTEGER);
  const rows = rowsOf(entries, outbox, chat?.seenByAgent ?? 0, ['closed']);

  return (
    <div class="conversation">
      <div class="scroller" ref={scroller} tabIndex={0} role="region" aria-label={texts.log}>
        <div class="talk">
          {greeting}
          <div role="log" aria-live="polite" aria-label={texts.log}>
            <RowsList rows={earlier} link={link} now={now} />
            {earlier.length > 0 && <p class="event earlier">{texts.earlierChat}</p>}
            <RowsList rows={rows} link={link} now={now} />
          </div>
          {view.agentTyping && (
            <div class="line theirs first last typing" role="status">
              <div class="bubble">
                <i />
                <i />
                <i />
                <span class="unseen">{texts.agentTyping}</span>
              </div>
            </div>
          )}
          {children}
        </div>
      </div>
      {away && (
        <button type="button" class="to-end" onClick={toEnd}>
          <Icon name="down" size={16} />
          {unread > 0 && <span>{texts.newMessages(unread)}</span>}
          {unread === 0 && <span class="unseen">{texts.log}</span>}
        </button>
      )}
    </div>
  );
}
