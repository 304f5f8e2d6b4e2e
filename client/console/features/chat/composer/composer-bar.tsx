import { useTranslation } from 'react-i18next';
import { Button } from '../../../parts/button.tsx';
import { TEXT_MAX, isBlank } from '../../../../../protocol/limits.ts';
import { run } from '../../../store/commands.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { SEND_STROKES } from '../../../parts/send-key.ts';
import { useSettings } from '../../../store/settings.ts';
import { characters, COUNT_FROM } from '../../../store/drafts.ts';
import { filesOfChat } from '../../../store/uploads.ts';
import { EmojiButton } from './emoji-button.tsx';
import { FilePicker } from '../../files/file-picker.tsx';
import styles from './composer.module.css';

interface Props {
  text: string;
  chatId: string;
  isNote: boolean;
  /** Whether files are ready to be sent, and whether some still arrive. */
  files: 'none' | 'ready' | 'uploading';
  tooLong: boolean;
  onSend: () => void;
}

/** The bar below the composer: phrases, note, counter near the limit, send. */
export function ComposerBar({ text, chatId, isNote, files, tooLong, onSend }: Props) {
  const { t } = useTranslation();
  const stroke = SEND_STROKES[useSettings(({ sendKey }) => sendKey)].send;
  const count = text.length >= COUNT_FROM ? characters(text.trim()) : 0;
  return (
    <div className={styles.composerBar}>
      <ActionButton
        label={t('chat.composer.phrases')}
        icon="book"
        command="find"
        onPress={() => run('find')}
      />
      <EmojiButton chatId={chatId} />
      <ActionButton label={t('keys.names.pin')} icon="pin" command="pin" onPress={() => run('pin')} />
      <ActionButton
        label={t(isNote ? 'chat.composer.toMessage' : 'chat.composer.toNote')}
        icon="note"
        command="note"
        isPressed={isNote}
        onPress={() => run('note')}
      />
      <ActionButton
        label={t('keys.names.record')}
        icon="tasks"
        command="record"
        onPress={() => run('record')}
      />
      {isNote ? null : <FilePicker place={filesOfChat(chatId)} />}
      {isNote ? <span className={styles.noteWord}>{t('chat.composer.noteLabel')}</span> : null}
      <span className="spring" />
      {count >= COUNT_FROM ? (
        <span className={tooLong ? `${styles.counter} ${styles.over}` : styles.counter}>
          {t('chat.composer.count', { n: count, max: TEXT_MAX })}
        </span>
      ) : null}
      <Button
        kind="main"
        isDisabled={(isBlank(text) && files !== 'ready') || files === 'uploading' || tooLong}
        onPress={onSend}
      >
        <Icon name={isNote ? 'note' : 'send'} />
        <span className="label">{t(isNote ? 'chat.composer.saveNote' : 'chat.composer.send')}</span>
        <kbd aria-hidden="true" data-key={stroke} />
      </Button>
    </div>
  );
}
