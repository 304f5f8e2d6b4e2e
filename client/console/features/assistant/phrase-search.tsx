import { useMemo, useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Dialog, afterOverlayCloses } from '../../parts/dialog.tsx';
import { locales, type Locale } from '../../../../phrases/manual.ts';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { searchPhrases } from '../../../../phrases/search/search.ts';
import { putPhrase } from '../../connection/own-phrases.ts';
import { Icon } from '../../parts/icon.tsx';
import { localeFor } from '../../store/selectors.ts';
import { useSettings, LANGUAGE_NAMES } from '../../store/settings.ts';
import { ownPhraseOf } from '../../store/own-phrases.ts';
import { closeDialog, openDialog } from '../../store/view.ts';
import { filled } from '../../store/filled.ts';
import { usePhraseIndex, useMoment } from './use-phrase-index.ts';
import { PhraseFilesMark } from '../files/phrase-files.tsx';
import { PhraseText } from './phrases.tsx';
import styles from './phrase-search.module.css';
import assistantStyles from './assistant.module.css';

/** The number of results shown. */
const SHOWN = 40;

/** Searches phrases by text, id, pinyin or initials, and inserts the chosen one into the reply. */
export function PhraseSearch({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [locale, setLocale] = useState<Locale>(
    localeFor(
      chat,
      useSettings((settings) => settings.language),
    ),
  );
  const index = usePhraseIndex(locale, chat);
  const moment = useMoment(chat.id);
  const found = useMemo(
    () => (index ? searchPhrases(index, query, SHOWN, moment) : []),
    [index, query, moment],
  );

  const take = (id: string) => {
    const phrase = found.find((one) => one.id === id);
    closeDialog();
    if (phrase) afterOverlayCloses(() => putPhrase(chat.id, { id: phrase.id, text: filled(chat, phrase) }));
  };

  return (
    <Dialog heading={t('assistant.find.heading')} className={styles.finder} isBare onClose={closeDialog}>
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <div className={styles.finderHead}>
          <Icon name="search" />
          <SearchField className={styles.finderField} aria-label={t('assistant.find.label')} autoFocus>
            <Input placeholder={t('assistant.find.placeholder')} />
          </SearchField>
          <Button
            kind="quiet"
            aria-label={t('assistant.find.own')}
            onPress={() => openDialog({ name: 'ownPhrases' })}
          >
            <Icon name="pin" />
            <span className="label">{t('assistant.find.own')}</span>
          </Button>
          <LocaleSwitch locale={locale} onChange={setLocale} />
          <Button kind="icon" aria-label={t('dialog.close')} onPress={closeDialog}>
            <Icon name="cross" />
          </Button>
        </div>
        <div className={styles.finderList} tabIndex={0} role="group" aria-label={t('assistant.find.results')}>
          <ListBox
            className={styles.finderItems}
            aria-label={t('assistant.find.results')}
            items={found}
            selectionMode="none"
            onAction={(key) => take(String(key))}
            renderEmptyState={() => (
              <p className={styles.finderNone}>
                {index ? t('assistant.find.none', { query }) : t('assistant.find.unavailable')}
              </p>
            )}
          >
            {(phrase) => (
              <ListBoxItem id={phrase.id} className={styles.finderItem} textValue={phrase.text}>
                <span className={styles.finderText}>
                  <PhraseText text={filled(chat, phrase)} />
                  <PhraseFilesMark phraseId={phrase.id} />
                </span>
                <About id={phrase.id} title={phrase.title} />
              </ListBoxItem>
            )}
          </ListBox>
        </div>
      </Autocomplete>
    </Dialog>
  );
}

/** The origin of a phrase: the manual's by id, a staff phrase by its scope and shortcut. */
function About({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation();
  const own = ownPhraseOf(id);
  return (
    <span className={styles.finderAbout}>
      {own === null ? null : (
        <b className={assistantStyles.ownMark}>{t(`assistant.pin.scopes.${own.scope}`)}</b>
      )}
      {title} <code>{own === null ? id : (own.shortcut ?? '')}</code>
    </span>
  );
}

function LocaleSwitch({ locale, onChange }: { locale: Locale; onChange: (locale: Locale) => void }) {
  const { t } = useTranslation();
  const next = locales.find((one) => one !== locale) ?? locale;
  return (
    <Button
      kind="quiet"
      aria-label={`${t('assistant.find.language')}: ${LANGUAGE_NAMES[locale]}`}
      onPress={() => onChange(next)}
    >
      {LANGUAGE_NAMES[locale]}
    </Button>
  );
}
