import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { Entry } from '../../../../../protocol/entry.ts';
import { isErased } from '../../../../../protocol/erased.ts';
import { linkify } from '../../../../linkify.ts';
import { unflag } from '../../../connection/act.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { timeOfDay } from '../../../parts/times.ts';
import { useDesk } from '../../../store/desk.ts';
import { rightsIn, useAccount, useAsker } from '../../../store/selectors.ts';
import { useSettings } from '../../../store/settings.ts';
import { openDialog } from '../../../store/view.ts';
import { SentFiles } from '../../files/sent-files.tsx';
import { NoteHead } from './author.tsx';
import { evidencePieces } from './evidence.tsx';
import { useWho } from './author.tsx';
import { QuoteButton, QuoteLine } from './quote.tsx';
import { RecallButton } from './withdrawn.tsx';
import styles from './message.module.css';

interface Props {
  entry: Entry;
  chatId: string;
  /** Whether the time is shown below: at the end of a block. */
  last: boolean;
  flagged: boolean;
}

/** A message or an internal note; texts are rendered as text, never as markup. */
export function Message({ entry, chatId, last, flagged }: Props) {
  const { t } = useTranslation();
  const who = useWho();
  const side = entry.kind === 'note' ? 'note' : entry.by.role === 'customer' ? 'customer' : 'staff';
  return (
    <article
      className={styles.message}
      data-side={side}
      data-last={last}
      data-flagged={flagged}
      aria-label={who(entry.by)}
    >
      <div className={styles.bubbleLine}>
        <Bubble entry={entry} chatId={chatId} />
        {entry.kind === 'message' && side === 'staff' ? (
          <RecallButton entry={entry} className={styles.onHover} />
        ) : null}
        {entry.kind === 'message' && !isErased(entry) ? <QuoteButton entry={entry} /> : null}
        {entry.kind === 'message' && side === 'staff' && !isErased(entry) && entry.text ? (
          <ActionButton
            className={styles.onHover}
            label={t('proposals.propose')}
            icon="book"
            onPress={() => openDialog({ name: 'propose', chatId, seq: entry.seq })}
          />
        ) : null}
        {side === 'customer' ? <FlagButton chatId={chatId} seq={entry.seq} flagged={flagged} /> : null}
      </div>
      {last || flagged ? (
        <Meta entry={entry} chatId={chatId} flagged={flagged} named={side === 'staff'} />
      ) : null}
    </article>
  );
}

function Bubble({ entry, chatId }: { entry: Entry; chatId: string }) {
  const { t } = useTranslation();
  const { kind, by, data, files, text } = entry;
  return (
    <div className={styles.bubble}>
      {kind === 'note' ? <NoteHead by={by} /> : null}
      {data?.quote === undefined ? null : <QuoteLine chatId={chatId} seq={data.quote} />}
      {files === undefined ? null : <SentFiles among={chatId} files={files} />}
      {files !== undefined && text === '' ? null : (
        <span className={styles.said} dir="auto">
          {isErased(entry) ? (
            <em className="faint">{t('entry.erased.words')}</em>
          ) : (
            <Said entry={entry} chatId={chatId} />
          )}
        </span>
      )}
    </div>
  );
}

const NO_WORDS: readonly string[] = [];

/** The text, with links for web addresses, and the words marked that indicate the situation. */
function Said({ entry, chatId }: { entry: Entry; chatId: string }) {
  const words = useDesk(
    useShallow(({ suggestions }) => {
      const news = suggestions[chatId];
      return news?.seq === entry.seq ? news.situations.flatMap((one) => one.words) : NO_WORDS;
    }),
  );
  return linkify(entry.text ?? '').map(({ text, href }, at) =>
    href === null ? (
      <Marked key={at} text={text} words={words} />
    ) : (
      <a key={at} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {text}
      </a>
    ),
  );
}

function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text;
  return evidencePieces(text, words).map(({ text: piece, isEvidence }, at) =>
    isEvidence ? <mark key={at}>{piece}</mark> : piece,
  );
}

function FlagButton({ chatId, seq, flagged }: { chatId: string; seq: number; flagged: boolean }) {
  const { t } = useTranslation();
  const asker = useAsker();
  const speaks = useDesk(({ chats }) => {
    const chat = chats[chatId];
    return chat !== undefined && rightsIn(chat, asker).own;
  });
  if (!speaks) return null;
  return flagged ? (
    <ActionButton label={t('actions.unflag')} icon="lift" onPress={() => void unflag(chatId, seq)} />
  ) : (
    <ActionButton
      className={styles.onHover}
      label={t('actions.flag')}
      icon="flag"
      onPress={() => openDialog({ name: 'flag', chatId, seq })}
    />
  );
}

function Meta({
  entry,
  chatId,
  flagged,
  named,
}: {
  entry: Entry;
  chatId: string;
  flagged: boolean;
  named: boolean;
}) {
  const { t } = useTranslation();
  const who = useWho();
  const account = useAccount();
  const language = useSettings((settings) => settings.language);
  const id = entry.data?.phraseId;
  const own = entry.by.account === account;
  return (
    <p className={styles.meta}>
      {flagged ? (
        <span className={styles.flagWord}>
          <Icon name="flag" size={12} />
          {t('chat.flagged')}
        </span>
      ) : null}
      {id === undefined ? null : (
        <span title={t(entry.data?.phraseUse === 'edited' ? 'entry.phraseEdited' : 'entry.phrase', { id })}>
          <Icon name="quote" size={12} />
        </span>
      )}
      {named && !own ? <span>{who(entry.by)}</span> : null}
      <time className="figures" translate="no" dateTime={entry.at}>
        {timeOfDay(entry.at, language)}
      </time>
      {named ? <Seen chatId={chatId} seq={entry.seq} /> : null}
    </p>
  );
}

function Seen({ chatId, seq }: { chatId: string; seq: number }) {
  const { t } = useTranslation();
  const seen = useDesk(({ chats }) => (chats[chatId]?.seenByCustomer ?? 0) >= seq);
  return (
    <span className={seen ? `${styles.delivery} ${styles.seen}` : styles.delivery}>
      <Icon name={seen ? 'ticks' : 'tick'} size={12} />
      {t(seen ? 'chat.delivery.seen' : 'chat.delivery.stored')}
    </span>
  );
}
