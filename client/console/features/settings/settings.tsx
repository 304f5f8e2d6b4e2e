import { useEffect, useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../store/desk.ts';
import { forgetSettingDrafts } from '../../store/setting-drafts.ts';
import { SETTING_GROUPS, type SettingGroup } from '../../../../protocol/declare-setting.ts';
import type { SettingView } from '../../../../protocol/settings.ts';
import { fetchSettings } from '../../connection/settings.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { useRoomBeside } from '../../parts/use-media.ts';
import { usePinyin } from '../../parts/use-pinyin.ts';
import { MailTest } from './mail-test.tsx';
import { SettingsFile } from './settings-file.tsx';
import { SettingLine } from './setting-line.tsx';
import { PREVIEWED_GROUPS } from './previewed-desk.ts';
import { isChanged, isFound, newest } from './values.ts';
import { WidgetPreview } from './widget-preview.tsx';
import styles from './settings.module.css';

/** The screen of the desk's settings by group; each is saved separately. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const { data, error, retry } = useFetched(fetchSettings);
  const [changed, setChanged] = useState<readonly SettingView[]>([]);
  const [query, setQuery] = useState('');
  const [isNarrowed, setNarrowed] = useState(false);
  const toPinyin = usePinyin();
  useEffect(() => forgetSettingDrafts, []);
  const settings = data === null ? null : newest(data.settings, changed);
  return (
    <main className="settings" aria-label={t('desk.heading')}>
      <header className="column-head">
        <h2>{t('desk.heading')}</h2>
        <span className="spring" />
        <label className={styles.changedOnly}>
          <input
            type="checkbox"
            checked={isNarrowed}
            onChange={({ target }) => setNarrowed(target.checked)}
          />
          {t('desk.changedOnly')}
        </label>
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
              settings={settings.filter(
                (one) => isFound(one.key, query.trim(), toPinyin) && (!isNarrowed || isChanged(one)),
              )}
              all={settings}
              onChanged={setChanged}
            />
            {query.trim() === '' && !isNarrowed ? <SettingsFile onApplied={retry} /> : null}
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
  /** Those that are searched for. */
  settings: readonly SettingView[];
  all: readonly SettingView[];
  onChanged: (settings: readonly SettingView[]) => void;
}

function Groups({ settings, all, onChanged }: GroupsProps) {
  const { t } = useTranslation();
  // A desk that makes no departments never sees the word.
  const isDivided = useDesk(({ profile }) => profile?.departments !== undefined);
  const isRoomy = useRoomBeside();
  if (settings.length === 0) return <Empty title={t('desk.none')} />;
  const groupOf = (group: SettingGroup) => {
    const own = settings.filter(
      (one) => one.group === group && (isDivided || one.key !== 'departmentChoice'),
    );
    return own.length === 0 ? null : <Group key={group} group={group} settings={own} onChanged={onChanged} />;
  };
  const [first = 'widget'] = PREVIEWED_GROUPS;
  return SETTING_GROUPS.map((group) => {
    if (group !== first) return PREVIEWED_GROUPS.includes(group) ? null : groupOf(group);
    const previewed = PREVIEWED_GROUPS.map(groupOf);
    return previewed.every((one) => one === null) ? null : (
      <div key={group} className={styles.settingsPreviewed}>
        {/* Where there is no room beside them, it stands before them; keys follow what is seen. */}
        {isRoomy ? null : <WidgetPreview settings={all} />}
        <div>{previewed}</div>
        {isRoomy ? <WidgetPreview settings={all} /> : null}
      </div>
    );
  });
}

interface GroupProps {
  group: SettingGroup;
  settings: readonly SettingView[];
  onChanged: (settings: readonly SettingView[]) => void;
}

function Group({ group, settings, onChanged }: GroupProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.settingsGroup} aria-label={t(`desk.groups.${group}`)}>
      <h3>{t(`desk.groups.${group}`)}</h3>
      {group === 'mail' ? <MailTest /> : null}
      {settings.map((setting) => (
        <SettingLine key={setting.key} setting={setting} onChanged={onChanged} />
      ))}
    </section>
  );
}
