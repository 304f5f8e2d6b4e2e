import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../../../protocol/entry.ts';
import { withdrawnIn } from '../../../../../protocol/erased.ts';
import { cut } from '../../../../../protocol/graphemes.ts';
import { recall } from '../../../connection/act.ts';
import { LinkButton } from '../../../parts/button.tsx';
import { deskTime, useClock } from '../../../store/clock.ts';
import { useDesk } from '../../../store/desk.ts';
import { draftOf, EMPTY, RECALL_MS, useDrafts, type Draft } from '../../../store/drafts.ts';
import { accountOf } from '../../../store/selectors.ts';
import styles from './composer.module.css';

/** As much of the message is named, in characters. */
const SHOWN = 40;

/** The offer of Ctrl+Z in an empty reply: to withdraw what was sent last. */
export interface RecallOffer {
  entry: Entry | null;
  /** Whether a key press was the offer's: Ctrl+Z makes it, Ctrl+Enter takes it, Escape and every other key end it. */
  takes: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
  withdraw: () => void;
  /** The reply was emptied by editing: until the next message is sent Ctrl+Z undoes the editing. */
  suspend: () => void;
  /** A message was sent: Ctrl+Z is the offer's again. */
  resume: () => void;
}

/** Offers to withdraw one's last message of a chat, for as long as that is possible. */
export function useRecallOffer(chatId: string): RecallOffer {
  const [offered, setOffered] = useState<Entry | null>(null);
  const isPossible = useClock(({ now }) => offered !== null && Date.parse(offered.at) + RECALL_MS > now);
  const isEmpty = useDrafts(({ byChat }) => isEmptyReply(byChat[chatId] ?? EMPTY));
  // Input methods, phrases and other tabs write without a key that would end the offer.
  if (offered !== null && !isEmpty) setOffered(null);
  const entry = isPossible && isEmpty && offered?.chatId === chatId ? offered : null;
  const isSuspended = useRef(false);
  const withdraw = () => {
    setOffered(null);
    if (entry) void recall(chatId, entry.seq);
  };
  return {
    entry,
    withdraw,
    suspend: () => (isSuspended.current = true),
    resume: () => (isSuspended.current = false),
    takes({ key, altKey, ctrlKey, metaKey, shiftKey }) {
      const isCommand = (ctrlKey || metaKey) && !altKey && !shiftKey;
      if (isCommand && key.toLowerCase() === 'z' && isEmptyReply(draftOf(chatId)) && !isSuspended.current) {
        const last = lastOwn(chatId);
        setOffered(last);
        return last !== null;
      }
      if (entry === null || key === 'Control' || key === 'Meta') return false;
      if (isCommand && key === 'Enter') {
        withdraw();
        return true;
      }
      setOffered(null);
      return key === 'Escape';
    },
  };
}

function isEmptyReply({ text, kind }: Draft): boolean {
  return text === '' && kind !== 'note';
}

/** Says what Ctrl+Z would withdraw, for how long still, and which key does it. */
export function RecallOfferLine({ offer: { entry, withdraw } }: { offer: RecallOffer }) {
  const { t } = useTranslation();
  const left = useClock(({ now }) =>
    entry === null ? 0 : Math.ceil((Date.parse(entry.at) + RECALL_MS - now) / 1000),
  );
  if (entry === null) return null;
  const words = cut(entry.text || (entry.files?.[0]?.name ?? ''), SHOWN);
  return (
    <p className={styles.sendBlocked}>
      {/* Without the seconds, which would be read aloud each time they change. */}
      <span role="status">{t('entry.recalled.offer', { words })}</span>{' '}
      <LinkButton onPress={withdraw}>{t('entry.recalled.take', { n: left, key: 'Ctrl+Enter' })}</LinkButton>
    </p>
  );
}

/** One's own last message, if it can still be withdrawn and nothing newer is on its way. */
function lastOwn(chatId: string): Entry | null {
  const desk = useDesk.getState();
  if (desk.outbox.some((line) => line.chatId === chatId)) return null;
  const entries = desk.logs[chatId]?.entries ?? [];
  const account = accountOf(desk);
  const isWithdrawn = withdrawnIn(entries);
  const last = entries.findLast(
    (entry) => entry.kind === 'message' && entry.by.account === account && isWithdrawn?.(entry) !== true,
  );
  return last && Date.parse(last.at) + RECALL_MS > deskTime() ? last : null;
}
