import { PlainButton } from '../../parts/button.tsx';
import { useTranslation } from 'react-i18next';
import { ownIdIn } from '../../../../phrases/own-phrase.ts';
import type { Suggestions } from '../../../../protocol/desk.ts';
import { Icon } from '../../parts/icon.tsx';
import { PhraseFilesMark } from '../files/phrase-files.tsx';
import { applyPhrase } from './apply.ts';
import { blanksOf } from '../../../../phrases/suggest/fill.ts';
import { useBlankName } from '../../parts/names.ts';
import styles from './assistant.module.css';
import phraseStyles from './phrase.module.css';

/** The suggested phrases with their keys. */
export function Phrases({ phrases }: { phrases: Suggestions['phrases'] }) {
  const { t } = useTranslation();
  if (phrases.length === 0) return null;
  return (
    <section className={styles.advice}>
      <h3 className={styles.adviceHead}>
        {t('assistant.phrases')}
        <span className="keys-only">
          <kbd>Alt</kbd> <kbd>1</kbd>…<kbd>5</kbd>
        </span>
      </h3>
      <ol className={styles.phrases}>
        {phrases.slice(0, 5).map((phrase, at) => (
          <li key={phrase.id}>
            <PlainButton
              className={phraseStyles.phrase}
              aria-keyshortcuts={`Alt+${at + 1}`}
              onPress={() => applyPhrase(at)}
            >
              <kbd title={`Alt+${at + 1}`}>{at + 1}</kbd>
              <span className={phraseStyles.phraseText}>
                {ownIdIn(phrase.id) === null ? null : <OwnMark />}
                <PhraseText text={phrase.text} />
                <PhraseFilesMark phraseId={phrase.id} />
              </span>
            </PlainButton>
          </li>
        ))}
      </ol>
    </section>
  );
}

function OwnMark() {
  const { t } = useTranslation();
  return (
    <span className={styles.ownMark} title={t('assistant.find.own')}>
      <Icon name="pin" size={12} />
      <span className="hidden">{t('assistant.find.own')}</span>
    </span>
  );
}

/** A phrase with the names of its blanks instead of braces. */
export function PhraseText({ text }: { text: string }) {
  const name = useBlankName();
  const parts = [];
  let at = 0;
  for (const blank of blanksOf(text)) {
    parts.push(text.slice(at, blank.start));
    parts.push(
      <span key={blank.start} className={phraseStyles.blank}>
        {name(blank.name)}
      </span>,
    );
    at = blank.end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
