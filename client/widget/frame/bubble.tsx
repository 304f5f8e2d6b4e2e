/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Link } from '../connection/view.ts';
import type { Unsent } from '../connection/outbox.ts';
import type { Texts } from '../locales/texts.ts';
import { timeOfDay } from '../locales/times.ts';
import { Icon } from './icons.tsx';
import { pendingText, useNetwork } from './pending.ts';
import { useFace, useSession, useTexts } from './widget-context.ts';
import type { Bubble as BubbleRow } from './rows.ts';
import { agentName } from './event-text.ts';
import { later, partOf } from './later.tsx';
import { Quoter } from './later-parts.ts';
import { linkify } from '../../linkify.ts';

const Files = partOf(
  later(() => import('./files.tsx')),
  ({ Files: part }) => part,
);

/** A message with its author and delivery state. */
export function Bubble({ bubble, link }: { bubble: BubbleRow; link: Link }): JSX.Element {
  const texts = useTexts();
  const { mine, first, last, speaker, unsent, entry } = bubble;
  const classes = ['line', mine ? 'mine' : 'theirs', first && 'first', last && 'last', unsent && 'unsent'];
  return (
    <div class={classes.filter(Boolean).join(' ')}>
      {mine ? <span class="unseen">{texts.you}: </span> : first && <Speaker number={speaker} />}
      <Content bubble={bubble} />
      {unsent !== null ? (
        <UnsentMeta item={unsent} link={link} />
      ) : (
        last && <StoredMeta bubble={bubble} texts={texts} />
      )}
      {entry && <Quoter entry={entry} />}
    </div>
  );
}

function Content({ bubble: { quote, text, files, unsent } }: { bubble: BubbleRow }): JSX.Element {
  const texts = useTexts();
  return (
    <div class="bubble" dir="auto">
      {quote !== undefined && <q class="quote">{quote ?? texts.quoteGone}</q>}
      {files && <Files files={files} unsent={unsent} />}
      {text !== '' ? <MessageText text={text} /> : !files && <i>{texts.erasedWords}</i>}
    </div>
  );
}

function Speaker({ number }: { number: string | null }): JSX.Element {
  const texts = useTexts();
  const face = useFace();
  return (
    <div class="speaker">
      {face && <img class="face" src={face} alt="" />}
      {agentName(number, texts)}
    </div>
  );
}

function StoredMeta({ bubble, texts }: { bubble: BubbleRow; texts: Texts }): JSX.Element {
  const { at, mark } = bubble;
  return (
    <div class="meta">
      {at !== null && (
        <time dateTime={at} translate={false}>
          {timeOfDay(texts, at)}
        </time>
      )}
      {(mark === 'stored' || mark === 'seen') && (
        <span class={`mark ${mark}`}>
          <Icon name={mark} size={14} />
          <span>{texts[mark]}</span>
        </span>
      )}
    </div>
  );
}

function UnsentMeta({ item, link }: { item: Unsent; link: Link }): JSX.Element {
  const session = useSession();
  const texts = useTexts();
  const onNetwork = useNetwork();
  if (item.state === 'refused')
    return (
      <div class="meta failed">
        <Icon name="alert" size={14} />
        <span>{whyRefused(item, texts)}</span>
        <button type="button" onClick={() => session.retry(item.clientId)}>
          {texts.retry}
        </button>
        <button type="button" onClick={() => session.discard(item.clientId)}>
          {texts.discard}
        </button>
      </div>
    );
  return (
    <div class="meta pending">
      <Icon name="clock" size={14} />
      <span>{pendingText(item, link, onNetwork, texts)}</span>
    </div>
  );
}

function whyRefused(item: Unsent, texts: Texts): string {
  // A file says itself why.
  if (item.bytes) return texts.refused;
  if (item.refusal === 'too_large') return texts.tooLong;
  return item.refusal === 'forbidden' ? texts.blocked : texts.refused;
}

/** The text of a message, never markup, with links for web addresses. */
export function MessageText({ text }: { text: string }): JSX.Element {
  return (
    <>
      {linkify(text).map(({ text: stretch, href }) =>
        href === null ? (
          stretch
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow">
            {stretch}
          </a>
        ),
      )}
    </>
  );
}
