import { memo, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TEXT_MAX, isBlank } from '../../../../../protocol/limits.ts';
import { attach, detachLast, takeReady } from '../../../connection/upload.ts';
import { useTouchOnly } from '../../../parts/use-media.ts';
import { filesOfChat, useUploadState } from '../../../store/uploads.ts';
import { ElsewhereLine } from './elsewhere-line.tsx';
import { ChatFileDrop, pastedFiles } from '../../files/file-drop.tsx';
import { Uploads } from '../../files/uploads.tsx';
import { post } from '../../../connection/deliver.ts';
import {
  characters,
  draftOf,
  emptied,
  EMPTY,
  takeQuote,
  useDrafts,
  writeDraft,
} from '../../../store/drafts.ts';
import { openDialog, showNotice } from '../../../store/view.ts';
import { recordWith } from '../../cases/on-record.ts';
import { ComposerBar } from './composer-bar.tsx';
import { useFindings } from '../conduct.ts';
import { Findings } from './findings.tsx';
import { findSendObstacle } from './send-obstacle.ts';
import { nextBlank, type Span } from '../../../store/insert.ts';
import { Marks } from './draft-marks.tsx';
import { QuoteBar } from '../log/quote.tsx';
import { moveCursor, selectIn } from '../../../store/composer-cursor.ts';
import { SendBlockedNotice, type SendObstacle } from './send-blocked-notice.tsx';
import { useStrayTyping } from './composer-field.ts';
import { RecallOfferLine, useRecallOffer } from './recall-offer.tsx';
import { useTypingNotifier } from './use-typing-notifier.ts';
import { useComposerCommands } from './composer-field.ts';
import { isComposed } from '../../../parts/keys.ts';
import { meaningOf, SEND_STROKES } from '../../../parts/send-key.ts';
import { useSettings } from '../../../store/settings.ts';
import styles from './composer.module.css';

/** The character that opens the search, with its variants from Chinese punctuation. */
const SEARCH_MARKS: ReadonlySet<string> = new Set(['/', '、', '／']);

/** The composer of a reply or an internal note. */
export const Composer = memo(function Composer({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDrafts((drafts) => drafts.byChat[chatId] ?? EMPTY);
  const [held, setHeld] = useState<{ asked: SendObstacle; text: string } | null>(null);
  const composed = useRef(false);
  const [composing, setComposing] = useState<{ text: string; from: number } | null>(null);
  const isNote = draft.kind === 'note';
  // An obstacle of an earlier text no longer applies once a phrase or a replacement was inserted.
  const asked = held?.text === draft.text && !isNote ? held.asked : null;
  const tooLong = draft.text.length > TEXT_MAX && characters(draft.text.trim()) > TEXT_MAX;
  const files = useUploadState(filesOfChat(chatId));
  const setTyping = useTypingNotifier(chatId);
  const sendKey = useSettings((settings) => settings.sendKey);
  const hint = useHint(isNote);
  // Rules skip the uncommitted text of an input method.
  const { findings, read } = useFindings(chatId, isNote ? '' : (composing?.text ?? draft.text));
  const recallOffer = useRecallOffer(chatId);
  useComposerCommands(chatId, field);
  useStrayTyping(chatId, field);

  const write = (text: string) => {
    // Input methods insert their own variant of the character, or text without a key event.
    if (draft.text === '' && SEARCH_MARKS.has(text) && !composed.current) {
      openDialog({ name: 'phrases', chatId });
      return;
    }
    writeDraft(chatId, { ...draft, text });
    if (draft.text !== '' && text === '') recallOffer.suspend();
    setHeld(null);
    if (!isNote) setTyping(!isBlank(text));
  };

  const send = (anyway: boolean) => {
    const text = draft.text.trim();
    // A second press can come before the empty field is rendered.
    if (tooLong || draftOf(chatId).text !== draft.text) return;
    if (!isNote && files === 'uploading') {
      showNotice(t('chat.files.wait'));
      return;
    }
    if (isBlank(text)) {
      if (isNote) return;
      sendFiles(chatId);
      recallOffer.resume();
      return;
    }
    postDraft(text, anyway);
  };

  const postDraft = (text: string, anyway: boolean) => {
    const obstacle = isNote ? null : findSendObstacle(chatId, draft.text, { anyway, asked });
    if (obstacle) {
      setHeld({ asked: obstacle.asked, text: draft.text });
      if (obstacle.at.start < obstacle.at.end) selectIn(chatId, obstacle.at);
      return;
    }
    const quote = isNote ? undefined : takeQuote(chatId);
    if (!isNote) sendFiles(chatId);
    post({
      chatId,
      kind: draft.kind,
      text,
      ...(draft.phraseId && !isNote ? { phraseId: draft.phraseId } : {}),
      ...(quote === undefined ? {} : { quote }),
    });
    writeDraft(chatId, emptied(draft));
    recallOffer.resume();
    if (!isNote) recordWith(chatId, text);
    setHeld(null);
    setTyping(false);
  };

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { nativeEvent } = event;
    if (isComposed(nativeEvent)) return;
    const meaning = meaningOf(nativeEvent, composed.current, sendKey);
    if (isHeldDown(event, meaning) || recallOffer.takes(event)) {
      event.preventDefault();
      return;
    }
    const { key, altKey, ctrlKey, metaKey, shiftKey, currentTarget } = event;
    const plain = !altKey && !ctrlKey && !metaKey && !shiftKey;
    if (SEARCH_MARKS.has(key) && plain && draft.text === '') {
      event.preventDefault();
      openDialog({ name: 'phrases', chatId });
      return;
    }
    const blank = key === 'Tab' && plain ? blankAhead(draft.text, currentTarget.selectionEnd) : null;
    if (blank) {
      event.preventDefault();
      selectIn(chatId, blank);
      return;
    }
    dropLastFile(chatId, event);
    if (meaning === 'type') return;
    event.preventDefault();
    send(meaning === 'sendAnyway');
  };

  return (
    <section className={styles.composer} data-kind={draft.kind}>
      <ElsewhereLine chatId={chatId} />
      {isNote ? null : <QuoteBar chatId={chatId} />}
      <ChatFileDrop chatId={chatId} />
      <Uploads place={filesOfChat(chatId)} />
      <div className={styles.fieldFrame}>
        <textarea
          ref={field}
          data-chat={chatId}
          className={styles.reply}
          rows={3}
          dir="auto"
          value={draft.text}
          aria-label={t(isNote ? 'chat.composer.noteLabel' : 'chat.composer.label')}
          aria-describedby={`${id}-blocked ${id}-findings`}
          placeholder={hint}
          onChange={(event) => write(event.target.value)}
          onKeyDown={press}
          onSelect={({ currentTarget: { selectionStart: start, selectionEnd: end } }) =>
            moveCursor(chatId, { start, end })
          }
          onCompositionStart={({ currentTarget: { value, selectionStart } }) => {
            composed.current = true;
            setComposing({ text: value, from: selectionStart });
          }}
          onCompositionEnd={({ currentTarget: { value } }) => {
            setComposing(null);
            if (SEARCH_MARKS.has(value)) {
              writeDraft(chatId, { ...draft, text: '' });
              openDialog({ name: 'phrases', chatId });
            }
            setTimeout(() => (composed.current = false));
          }}
          onPaste={(event) => {
            const pasted = isNote ? [] : pastedFiles(event.clipboardData, true);
            if (pasted.length === 0) return;
            event.preventDefault();
            attach(filesOfChat(chatId), pasted);
          }}
          onBlur={() => setTyping(false)}
        />
        {isNote ? null : <Marks field={field} draft={read} findings={findings} until={composing?.from} />}
        <RecallOfferLine offer={recallOffer} />
        <SendBlockedNotice id={`${id}-blocked`} asked={asked} tooLong={tooLong} onSend={() => send(true)} />
      </div>
      <Findings id={`${id}-findings`} chatId={chatId} findings={findings} isFresh={read === draft.text} />
      <ComposerBar
        text={draft.text}
        chatId={chatId}
        isNote={isNote}
        files={isNote ? 'none' : files}
        tooLong={tooLong}
        onSend={() => send(false)}
      />
    </section>
  );
});

/** A key that is still held from elsewhere, or from the message before, sends nothing. */
function isHeldDown({ repeat }: KeyboardEvent, meaning: ReturnType<typeof meaningOf>): boolean {
  return repeat && meaning !== 'type';
}

/** Backspace in an empty reply. A key that is held clears the words, not also the files. */
function dropLastFile(chatId: string, { key, repeat }: KeyboardEvent): void {
  const { kind, text } = draftOf(chatId);
  if (key === 'Backspace' && !repeat && text === '' && kind !== 'note') detachLast(filesOfChat(chatId));
}

/** Each a message of its own, in their order, before the words. */
function sendFiles(chatId: string): void {
  const ready = takeReady(filesOfChat(chatId));
  for (const file of ready) post({ chatId, kind: 'message', text: '', files: [file] });
}

/** Tab moves through the blanks and then, as usual, out of the field. */
function blankAhead(text: string, from: number): Span | null {
  const blank = nextBlank(text, from);
  return blank && blank.start >= from ? blank : null;
}

/** What an empty field says: on a phone, nothing about keys. */
function useHint(isNote: boolean): string {
  const { t } = useTranslation();
  const sendKey = useSettings((settings) => settings.sendKey);
  const touchOnly = useTouchOnly();
  if (isNote) return t('chat.composer.notePlaceholder');
  if (touchOnly) return t('chat.composer.touchPlaceholder');
  return t('chat.composer.placeholder', SEND_STROKES[sendKey]);
}
