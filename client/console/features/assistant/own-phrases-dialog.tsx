import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { OwnPhraseView } from '../../../../protocol/own-phrases.ts';
import { cut } from '../../../../protocol/graphemes.ts';
import { placePhrase } from '../../connection/own-phrases.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { staffName } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';
import { useTitleOf } from '../../connection/manuals.ts';
import { listOf, neighbourOf, OWN_LISTS, useOwnPhrases } from '../../store/own-phrases.ts';
import { closeDialog, useView } from '../../store/view.ts';
import { PhraseFilesMark } from '../files/phrase-files.tsx';
import { removeOrAsk } from './remove-phrase-dialog.tsx';
import { openPin, pinCurrentText } from './pin.ts';
import { PhraseText } from './phrases.tsx';
import styles from './own-phrases.module.css';

/** The dialog with all staff phrases that this person can see, to edit, move and delete. */
export function OwnPhrasesDialog() {
  const { t } = useTranslation();
  const phrases = useOwnPhrases((own) => own.phrases);
  const chatId = useView((view) => view.chatId);
  return (
    <Dialog heading={t('assistant.own.heading')} isBroad onClose={closeDialog}>
      <p className="faint small">
        {t('assistant.own.explain')} <span className="keys-only">{t('assistant.own.moved')}</span>
      </p>
      {phrases.length === 0 ? (
        <p className="faint">
          {t('assistant.own.none')} <span className="keys-only">{t('assistant.own.noneKeys')}</span>
        </p>
      ) : null}
      {OWN_LISTS.map((list) => (
        <List key={list} name={list} phrases={phrases.filter((one) => listOf(one) === list)} />
      ))}
      <div className="confirm">
        <Button kind="main" autoFocus onPress={() => pinCurrentText(chatId)}>
          <Icon name="pin" />
          {t('assistant.own.add')}
        </Button>
      </div>
    </Dialog>
  );
}

interface ListProps {
  name: (typeof OWN_LISTS)[number];
  phrases: readonly OwnPhraseView[];
}

function List({ name, phrases }: ListProps) {
  const { t } = useTranslation();
  if (phrases.length === 0) return null;
  return (
    <section className={styles.ownList}>
      <h3>{t(`assistant.own.lists.${name}`)}</h3>
      <ul>
        {phrases.map((phrase) => (
          <Row key={phrase.id} phrase={phrase} />
        ))}
      </ul>
    </section>
  );
}

function Row({ phrase }: { phrase: OwnPhraseView }) {
  const { t } = useTranslation();
  const title = useTitleOf(phrase.situation);
  const by = useDesk((state) =>
    phrase.by === state.session?.account ? '' : staffName(state.staff, phrase.by, t),
  );
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(phrase, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li>
      <div
        className={styles.ownRow}
        role="group"
        aria-label={cut(phrase.text, 40)}
        onKeyDownCapture={phrase.mayChange ? press : undefined}
      >
        <div className={styles.ownWords}>
          <p>
            <PhraseText text={phrase.text} />
            <PhraseFilesMark phraseId={phrase.phraseId} />
          </p>
          <p className="faint small">
            {phrase.shortcut === null ? null : <code>/{phrase.shortcut}</code>}
            {title === null ? null : <span>{title}</span>}
            {by === '' ? null : <span>{t('assistant.own.by', { by })}</span>}
          </p>
        </div>
        {phrase.mayChange ? <Tools phrase={phrase} /> : null}
      </div>
    </li>
  );
}

function Tools({ phrase }: { phrase: OwnPhraseView }) {
  const { t } = useTranslation();
  const called = (what: string) => `${what}: ${cut(phrase.text, 40)}`;
  return (
    <div className={styles.ownTools}>
      <Button kind="icon" aria-label={called(t('assistant.own.up'))} onPress={() => move(phrase, -1)}>
        <Icon name="up" />
      </Button>
      <Button kind="icon" aria-label={called(t('assistant.own.down'))} onPress={() => move(phrase, 1)}>
        <Icon name="down" />
      </Button>
      <Button kind="quiet" aria-label={called(t('assistant.own.edit'))} onPress={() => openPin(phrase)}>
        {t('assistant.own.edit')}
      </Button>
      <Button kind="quiet" aria-label={called(t('assistant.own.drop'))} onPress={() => removeOrAsk(phrase)}>
        {t('assistant.own.drop')}
      </Button>
    </div>
  );
}

function move(phrase: OwnPhraseView, by: 1 | -1): void {
  const before = neighbourOf(useOwnPhrases.getState().phrases, phrase, by);
  if (before !== undefined) void placePhrase(phrase.id, before);
}
