import { useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../parts/button.tsx';
import { TEXT_MAX, isBlank } from '../../../../../protocol/limits.ts';
import { post } from '../../../connection/deliver.ts';
import { Icon } from '../../../parts/icon.tsx';
import { useTouchOnly } from '../../../parts/use-media.ts';
import { draftOf, EMPTY, noteIn, useDrafts, withNote, writeDraft } from '../../../store/drafts.ts';
import { characters } from '../../../store/drafts.ts';
import { ElsewhereLine } from './elsewhere-line.tsx';
import { useComposerCommands } from './composer-field.ts';
import { isComposed } from '../../../parts/keys.ts';
import { meaningOf, SEND_STROKES } from '../../../parts/send-key.ts';
import { useSettings } from '../../../store/settings.ts';
import styles from './composer.module.css';

/**
 * The field for internal notes of leads and invited colleagues, also after the close. No customer ever sees them. [P6]
 */
export function Whisper({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const unseen = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const composed = useRef(false);
  const text = useDrafts((drafts) => noteIn(drafts.byChat[chatId] ?? EMPTY));
  const tooLong = text.length > TEXT_MAX && characters(text.trim()) > TEXT_MAX;
  const sendKey = useSettings((settings) => settings.sendKey);
  const touchOnly = useTouchOnly();
  useComposerCommands(chatId, field);

  const write = (note: string) => writeDraft(chatId, withNote(draftOf(chatId), note));
  const send = () => {
    if (isBlank(text) || tooLong) return;
    post({ chatId, kind: 'note', text: text.trim() });
    write('');
  };

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { nativeEvent } = event;
    if (isComposed(nativeEvent) || meaningOf(nativeEvent, composed.current, sendKey) === 'type') return;
    event.preventDefault();
    send();
  };

  return (
    <section className={styles.composer} data-kind="note" aria-label={t('chat.whisper.region')}>
      <ElsewhereLine chatId={chatId} />
      <div className={styles.fieldFrame}>
        <textarea
          ref={field}
          data-chat={chatId}
          className={styles.reply}
          rows={2}
          value={text}
          aria-label={t('chat.whisper.label')}
          aria-describedby={unseen}
          placeholder={
            touchOnly
              ? t('chat.whisper.touchPlaceholder')
              : t('chat.whisper.placeholder', SEND_STROKES[sendKey])
          }
          onChange={({ target }) => write(target.value)}
          onKeyDown={press}
          onCompositionStart={() => (composed.current = true)}
          onCompositionEnd={() => setTimeout(() => (composed.current = false))}
        />
      </div>
      <div className={styles.composerBar}>
        <Icon name="lock" />
        <span id={unseen} className={styles.noteWord}>
          {t(tooLong ? 'chat.composer.tooLong' : 'chat.whisper.unseen', { max: TEXT_MAX })}
        </span>
        <span className="spring" />
        <Button kind="main" isDisabled={isBlank(text) || tooLong} onPress={send}>
          <Icon name="note" />
          <span className="label">{t('chat.whisper.send')}</span>
        </Button>
      </div>
    </section>
  );
}
