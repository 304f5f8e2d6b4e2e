import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { SUMMARY_MAX } from '../../../../../protocol/tags.ts';
import { extendWrapUp, fetchWrapUpForm, saveWrapUp, useTags } from '../../../connection/tags.ts';
import { useFetched } from '../../../connection/use-fetched.ts';
import { Button } from '../../../parts/button.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { isComposed } from '../../../parts/keys.ts';
import { deskTime, useClock } from '../../../store/clock.ts';
import { useDesk } from '../../../store/desk.ts';
import { focusField } from '../../../store/composer-cursor.ts';
import { mineOf } from '../../../store/lists.ts';
import { accountOf, useAccount } from '../../../store/selectors.ts';
import {
  draftWrapUp,
  forgetWrapUp,
  toggleWrapUp,
  useWrapUps,
  type WrapUpDraft,
} from '../../../store/tags.ts';
import { showChat, shownChatId } from '../../../store/view.ts';
import { clockText } from '../../../store/waiting.ts';
import { TagField } from './tag-field.tsx';
import styles from './wrap-up.module.css';

/** With so much left, typing asks for more time; and how often at most. In milliseconds. */
const ASK_BELOW_MS = 15_000;
const ASK_EVERY_MS = 5000;

/** Whether the form of a chat is on the screen: its agent's time runs, or somebody opened it. */
export function useWrapUpShown(chat: StaffChat): boolean {
  const account = useAccount();
  const isOpened = useWrapUps(({ open }) => open.includes(chat.id));
  return isOpened || (chat.wrapUp !== undefined && chat.agent === account);
}

/** What a chat was about: tags and a summary. Ctrl+Enter saves; after the close it also ends the time, and shows the next chat. */
export function WrapUpForm({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const { placed, byId } = useTags();
  const fetchForm = useCallback(() => fetchWrapUpForm(chat.id), [chat.id]);
  const { data: form } = useFetched(fetchForm, chat.situation);
  const draft = useDraft(chat);
  const extend = useExtending(chat);
  const [isSaving, setSaving] = useState(false);
  const isOwn = chat.agent === useAccount();
  const isTimed = chat.wrapUp !== undefined && isOwn;
  const isLacking = form?.required === true && draft.tags.length === 0;
  const write = (change: Partial<WrapUpDraft>) => {
    extend();
    draftWrapUp(chat.id, { ...draft, ...change });
  };
  const save = async () => {
    if (isSaving || isLacking) return;
    setSaving(true);
    const isSame = isUnchanged(chat, draft) && !isTimed;
    if (isSame || (await saveWrapUp(chat.id, crypto.randomUUID(), draft, isTimed))) leave(chat, isTimed);
    setSaving(false);
  };
  const skip = async () => {
    const kept = { tags: chat.tags ?? [], summary: chat.summary ?? '' };
    if (await saveWrapUp(chat.id, crypto.randomUUID(), kept, true)) leave(chat, true);
  };
  const press = (event: KeyboardEvent) => {
    if (isComposed(event.nativeEvent) || event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape' && !isTimed) {
      // What is written stays for the next time; only the button forgets it.
      event.preventDefault();
      toggleWrapUp(chat.id);
      focusField();
    }
  };
  return (
    <section className={styles.form} aria-label={t('chat.wrapUp.region')} onKeyDown={press}>
      {isTimed ? <TimeLeft chat={chat} /> : null}
      <TagField
        chat={chat}
        placed={placed}
        byId={byId}
        chosen={draft.tags}
        suggested={form?.suggested ?? []}
        isRequired={form?.required === true}
        onChange={(tags) => write({ tags })}
      />
      <label className={styles.summary}>
        <span>{t('chat.wrapUp.summary')}</span>
        <input
          className="input"
          name="summary"
          value={draft.summary}
          maxLength={SUMMARY_MAX}
          autoComplete="off"
          onChange={({ target }) => write({ summary: target.value })}
        />
      </label>
      <Bar
        isTimed={isTimed}
        isRequired={form?.required === true}
        isLacking={isLacking}
        isSaving={isSaving}
        onSkip={() => void skip()}
        onCancel={() => forgetWrapUp(chat.id)}
        onSave={() => void save()}
      />
    </section>
  );
}

interface BarProps {
  /** The agent's time runs. */
  isTimed: boolean;
  isRequired: boolean;
  isLacking: boolean;
  isSaving: boolean;
  onSkip: () => void;
  onCancel: () => void;
  onSave: () => void;
}

function Bar({ isTimed, isRequired, isLacking, isSaving, onSkip, onCancel, onSave }: BarProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.bar}>
      {isLacking ? <span className={styles.lacking}>{t('chat.wrapUp.lacking')}</span> : null}
      <span className="spring" />
      {isTimed && !isRequired ? (
        <Button kind="quiet" onPress={onSkip}>
          {t('chat.wrapUp.skip')}
        </Button>
      ) : null}
      {isTimed ? null : (
        <Button kind="quiet" onPress={onCancel}>
          {t('dialog.cancel')} <kbd>Esc</kbd>
        </Button>
      )}
      <Button
        kind="main"
        isDisabled={isSaving || isLacking}
        aria-keyshortcuts="Control+Enter"
        onPress={onSave}
      >
        {t(isTimed ? 'chat.wrapUp.done' : 'chat.wrapUp.save')} <kbd aria-hidden="true">Ctrl+Enter</kbd>
      </Button>
    </div>
  );
}

/** What is written, else what is saved. */
function useDraft({ id, tags = [], summary = '' }: StaffChat): WrapUpDraft {
  const draft = useWrapUps(({ drafts }) => drafts[id]);
  return draft ?? { tags, summary };
}

function isUnchanged({ tags = [], summary = '' }: StaffChat, draft: WrapUpDraft): boolean {
  return JSON.stringify(tags) === JSON.stringify(draft.tags) && summary === draft.summary.trim();
}

/**
 * The form is done with; after the close the next chat of one's own follows, if there is one and the agent has not gone elsewhere.
 * Its composer is not focused: a second Ctrl+Enter, meant for the form, would send its draft.
 */
function leave({ id }: StaffChat, isNext: boolean): void {
  forgetWrapUp(id);
  if (!isNext || shownChatId() !== id) return;
  const desk = useDesk.getState();
  const next = mineOf(desk.chats, accountOf(desk)).find((chat) => chat.id !== id);
  if (next) showChat(next.id);
}

/** Asks for more time while somebody types and little is left. */
function useExtending({ id, wrapUp }: StaffChat): () => void {
  const askedAt = useRef(0);
  return () => {
    if (wrapUp === undefined) return;
    const now = deskTime();
    const isShort = Date.parse(wrapUp.until) - now < ASK_BELOW_MS && wrapUp.until < wrapUp.latest;
    if (!isShort || now - askedAt.current < ASK_EVERY_MS) return;
    askedAt.current = now;
    void extendWrapUp(id);
  };
}

/** The time that is left, as words and as a bar; said aloud once, at its beginning. */
function TimeLeft({ chat: { wrapUp } }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const now = useClock((clock) => clock.now);
  const [began] = useState(() => deskTime());
  const until = Date.parse(wrapUp?.until ?? '');
  const left = Math.max(0, until - now);
  const whole = Math.max(1, until - began);
  return (
    <p className={styles.time}>
      <Icon name="clock" size={12} />
      <span role="timer" aria-live="off" className="figures">
        {t(wrapUp?.holds === true ? 'chat.wrapUp.leftHeld' : 'chat.wrapUp.left', { time: clockText(left) })}
      </span>
      <progress max={whole} value={Math.min(left, whole)} aria-hidden="true" />
    </p>
  );
}
