import { useMemo, useState } from 'react';
import {
  Collection,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useSettings } from '../../store/settings.ts';
import { selectItem, useDraft, useManualDesk } from '../../store/manual-desk.ts';
import { found, inReadingOrder } from './reading-order.ts';
import { StarterSwitches } from './starter-switches.tsx';
import { asSet } from './words-field.tsx';
import styles from './manual.module.css';

/**
 * The manual's situations and rules of conduct by chapter, with a search in titles and phrases; arrow keys navigate.
 */
export function Browse() {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const draft = useDraft();
  const selected = useManualDesk((desk) => desk.selected);
  const [query, setQuery] = useState('');
  const chapters = useMemo(
    () => found(inReadingOrder(draft?.[language] ?? []), query),
    [draft, language, query],
  );
  return (
    <div className={styles.manualBrowse}>
      <SearchField
        className={styles.manualSearch}
        aria-label={t('manual.search')}
        value={query}
        onChange={setQuery}
      >
        <Icon name="search" size={14} />
        <Input className="input" placeholder={t('manual.search')} />
      </SearchField>
      <ListBox
        className={styles.manualList}
        aria-label={t('manual.contents')}
        renderEmptyState={() =>
          draft && <p className={`faint ${styles.manualNone}`}>{t('manual.searchNone')}</p>
        }
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={selected === null ? [] : [selected]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (key !== undefined) selectItem(String(key));
        }}
      >
        {chapters.map(({ chapter, title, situations, rules }) => (
          <ListBoxSection key={chapter} id={chapter}>
            <Header className={styles.manualChapter}>{title}</Header>
            <Collection>
              {situations.map((one) => (
                <ListBoxItem
                  key={one.id}
                  id={`situation:${one.id}`}
                  textValue={one.title}
                  className={styles.manualItem}
                >
                  <span className={one.off ? `clip ${styles.off}` : 'clip'}>
                    {asSet(one.title, language)}
                  </span>
                  <span className="faint figures">{one.phrases.filter(({ off }) => !off).length}</span>
                </ListBoxItem>
              ))}
              {rules.map((one) => (
                <ListBoxItem
                  key={one.id}
                  id={`rule:${one.id}`}
                  textValue={one.title}
                  className={styles.manualItem}
                >
                  <span className={one.off ? `clip ${styles.off}` : 'clip'}>
                    {asSet(one.title, language)}
                  </span>
                  <span className={`mark severity-${one.severity}`}>
                    {t(`manual.severity.${one.severity}`)}
                  </span>
                </ListBoxItem>
              ))}
            </Collection>
          </ListBoxSection>
        ))}
      </ListBox>
      <StarterSwitches chapters={draft?.[language] ?? []} />
      <Button kind="quiet" isDisabled={draft === null} onPress={() => selectItem('new:situation')}>
        <Icon name="plus" />
        {t('manual.new.open')}
      </Button>
    </div>
  );
}
