import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../../protocol/entry.ts';
import { run } from '../../store/commands.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/placeholder.tsx';
import { timeOrDay } from '../../parts/times.ts';
import { useTagNames } from '../../connection/tags.ts';
import { useDesk } from '../../store/desk.ts';
import { EMPTY, hasWords, noteIn, replyIn, useDrafts, writeDraft, type Draft } from '../../store/drafts.ts';
import { useAccount } from '../../store/selectors.ts';
import { useSettings } from '../../store/settings.ts';
import { sentenceOf } from './log/sentence.ts';
import { useWho } from './log/author.tsx';
import { TextArea } from '../../parts/fields.tsx';
import styles from './chat.module.css';

/**
 * Shown instead of a chat that has left this person's lists while it was open: who has it, since when, the draft, and
 * the next chat.
 */
export function GoneChat({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const draft = useDrafts(({ byChat }) => byChat[chatId] ?? EMPTY);
  const region = useRef<HTMLDivElement>(null);
  const discard = () => {
    // The button that has the focus goes with the draft.
    region.current?.focus();
    writeDraft(chatId, EMPTY);
  };
  return (
    <div className={styles.goneChat} role="group" aria-label={t('chat.goneTitle')} tabIndex={-1} ref={region}>
      <Empty title={t('chat.goneTitle')} hint={useWhatHappened(chatId)}>
        <ActionButton
          look="main"
          label={t('inbox.jump')}
          icon="clock"
          command="overdue"
          onPress={() => run('overdue')}
        />
      </Empty>
      {hasWords(draft) ? <UnsentDraft draft={draft} onDiscard={discard} /> : null}
    </div>
  );
}

/** The reply and the note: both are discarded together, so both are shown. */
function UnsentDraft({ draft, onDiscard }: { draft: Draft; onDiscard: () => void }) {
  const { t } = useTranslation();
  const [reply, note] = [replyIn(draft), noteIn(draft)];
  return (
    <div className={styles.goneDraft}>
      {reply === '' ? null : <TextArea label={t('chat.goneDraft')} rows={4} value={reply} isReadOnly />}
      {note === '' ? null : <TextArea label={t('chat.goneNote')} rows={4} value={note} isReadOnly />}
      <Button onPress={onDiscard}>{t('chat.goneDrop')}</Button>
    </div>
  );
}

/** The last change of agent in the log, with its time; a general sentence if the log does not contain it. */
function useWhatHappened(chatId: string): string {
  const { t } = useTranslation();
  const who = useWho();
  const account = useAccount();
  const staff = useDesk((state) => state.staff);
  const departments = useDesk((state) => state.profile?.departments);
  const tagNames = useTagNames();
  const entries = useDesk((state) => state.logs[chatId]?.entries);
  const language = useSettings((settings) => settings.language);
  const change = entries?.findLast(({ kind }) => kind === 'joined' || kind === 'transferred');
  if (change === undefined || isToOneself(change, account)) return t('chat.goneUnknown');
  const sentence = sentenceOf(change, { who: who(change.by), staff, departments, tagNames, language, t });
  return t('chat.goneBy', { sentence, time: timeOrDay(change.at, language) });
}

/** The entry gave the chat to this agent, so it does not say who has it now. */
function isToOneself({ kind, by, data }: Entry, account: string): boolean {
  return kind === 'joined' ? by.account === account : data?.to === account;
}
