import { useTranslation } from 'react-i18next';
import { Button, Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { Icon } from '../../parts/icon.tsx';
import { useSettings } from '../../store/settings.ts';
import { useDraft, useManualDesk } from '../../store/manual-desk.ts';

/** The manual's contents by chapter: situations, and rules of conduct. Arrow keys move, letters search. */
export function Browse() {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const draft = useDraft();
  const selected = useManualDesk((desk) => desk.selected);
  const chapters = draft?.[language] ?? [];
  return (
    <div className="manual-browse">
      <ListBox
        className="manual-list"
        aria-label={t('manual.contents')}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={selected === null ? [] : [selected]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (key !== undefined) useManualDesk.setState({ selected: String(key) });
        }}
      >
        {chapters.map(({ chapter, title, situations, rules }) => (
          <ListBoxSection key={chapter} id={chapter}>
            <Header className="manual-chapter">{title}</Header>
            <Collection>
              {situations.map((one) => (
                <ListBoxItem
                  key={one.id}
                  id={`situation:${one.id}`}
                  textValue={one.title}
                  className="manual-item"
                >
                  <span className={one.off ? 'clip off' : 'clip'}>{one.title}</span>
                  <span className="faint figures">{one.phrases.filter(({ off }) => !off).length}</span>
                </ListBoxItem>
              ))}
              {rules.map((one) => (
                <ListBoxItem key={one.id} id={`rule:${one.id}`} textValue={one.title} className="manual-item">
                  <span className={one.off ? 'clip off' : 'clip'}>{one.title}</span>
                  <span className={`mark severity-${one.severity}`}>
                    {t(`manual.severity.${one.severity}`)}
                  </span>
                </ListBoxItem>
              ))}
            </Collection>
          </ListBoxSection>
        ))}
      </ListBox>
      <Button
        className="button quiet"
        isDisabled={draft === null}
        onPress={() => useManualDesk.setState({ selected: 'new:situation' })}
      >
        <Icon name="plus" />
        {t('manual.new.open')}
      </Button>
    </div>
  );
}
