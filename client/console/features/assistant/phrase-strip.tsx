import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../store/desk.ts';
import { useChat } from '../../store/selectors.ts';
import { PhraseFilesMark } from '../files/phrase-files.tsx';
import { applyPhrase } from './apply.ts';
import { Reminders } from './reminders.tsx';
import { PhraseText } from './phrases.tsx';
import styles from './assistant.module.css';

/** The suggested phrases in one line above the reply, for windows too narrow for the assistant. */
export function PhraseStrip({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const chat = useChat(chatId);
  const suggestions = useDesk((state) => state.suggestions[chatId]);
  const phrases = suggestions?.phrases ?? [];
  return (
    <>
      {chat ? <Reminders chat={chat} suggestions={suggestions} /> : null}
      {phrases.length === 0 ? null : (
        <div className={styles.strip} role="group" aria-label={t('assistant.phrases')}>
          {phrases.slice(0, 5).map((phrase, at) => (
            <Button key={phrase.id} className={styles.chip} onPress={() => applyPhrase(at)}>
              <PhraseText text={phrase.text} />
              <PhraseFilesMark phraseId={phrase.id} />
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
