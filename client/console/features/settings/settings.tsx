import { useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../store/desk.ts';
import { SETTING_GROUPS } from '../../../../protocol/declare-setting.ts';
import type { SettingView } from '../../../../protocol/settings.ts';
import { fetchSettings } from '../../connection/settings.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { MailTest } from './mail-test.tsx';
import { SettingsFile } from './settings-file.tsx';
import { SettingLine } from './setting-line.tsx';
import { isFound, newest } from './values.ts';
import styles from './settings.module.css';

/** The screen of the desk's settings by group; each is saved separately. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const { data, error, retry } = useFetched(fetchSettings);
  const [changed, setChanged] = useState<readonly SettingView[]>([]);
  const [query, setQuery] = useState('');
  const settings = data === null ? null : newest(data.settings, changed);
  return (
    <main className="settings" aria-label={t('desk.heading')}>
      <header className="column-head">
        <h2>{t('desk.heading')}</h2>
        <span className="spring" />
        <SearchField className={styles.settingsSearch} value={query} onChange={setQuery} autoFocus>
          <Label className="hidden">{t('desk.search')}</Label>
          <Input className="input" placeholder={t('desk.search')} />
        </SearchField>
      </header>
      {/* Focusable, because it scrolls. */}
      <div className="settings-list" tabIndex={0} role="region" aria-label={t('desk.heading')}>
        {settings !== null ? (
          <>
            <Groups
              settings={settings.filter(({ key }) => isFound(key, query.trim()))}
              onChanged={setChanged}
            />
            {query.trim() === '' ? <SettingsFile onApplied={retry} /> : null}
          </>
        ) : error === null ? (
          <DelayedSpinner>{t('loading')}</DelayedSpinner>
        ) : (
          <Empty title={t(`errors.${error.code}`)} />
        )}
      </div>
    </main>
  );
}

interface GroupsProps {
  settings: readonly SettingView[];
  onChanged: (settings: readonly SettingView[]) => void;
}

function Groups({ settings, onChanged }: GroupsProps) {
  const { t } = useTranslation();
  // A desk that makes no departments never sees the word.
  const isDivided = useDesk(({ profile }) => profile?.departments !== undefined);
  if (settings.length === 0) return <Empty title={t('desk.none')} />;
  return SETTING_GROUPS.map((group) => {
    const own = settings.filter(
      (one) => one.group === group && (isDivided || one.key !== 'departmentChoice'),
    );
    return own.length === 0 ? null : (
      <section key={group} className={styles.settingsGroup} aria-label={t(`desk.groups.${group}`)}>
        <h3>{t(`desk.groups.${group}`)}</h3>
        {group === 'mail' ? <MailTest /> : null}
        {own.map((setting) => (
          <SettingLine key={setting.key} setting={setting} onChanged={onChanged} />
        ))}
      </section>
    );
  });
}
