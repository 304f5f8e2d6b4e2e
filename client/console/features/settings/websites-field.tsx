import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchRefusedSites } from '../../connection/set-up.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Button } from '../../parts/button.tsx';
import styles from './settings.module.css';

/** Websites that are offered: strangers can name any. */
const SHOWN = 5;

interface Props {
  name: string;
  /** Origins, separated by commas. */
  value: string;
  onChange: (value: string) => void;
}

/** The websites that may embed the widget, one per row; those that have loaded it and are refused are offered. */
export function WebsitesField({ name, value, onChange }: Props) {
  const { t } = useTranslation();
  const { data } = useFetched(fetchRefusedSites);
  const [another, setAnother] = useState('');
  const origins = value.split(',').flatMap((one) => one.trim() || []);
  const put = (next: readonly string[]) => onChange(next.join(', '));
  const add = () => {
    const given = originOf(another);
    if (given === '') return;
    if (!origins.includes(given)) put([...origins, given]);
    setAnother('');
  };
  const refused = (data?.sites ?? []).filter(({ origin }) => !origins.includes(origin)).slice(0, SHOWN);
  return (
    <div role="group" aria-label={name} className={styles.settingWebsites}>
      <ul aria-label={name}>
        {origins.length === 0 ? <li className="faint">{t('desk.websites.none')}</li> : null}
        {origins.map((origin) => (
          <li key={origin} data-origin={origin}>
            <span>{origin}</span>
            <Button
              kind="quiet"
              aria-label={t('desk.websites.remove', { origin })}
              onPress={() => put(origins.filter((one) => one !== origin))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <input
        className="input"
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('desk.websites.another')}
        placeholder="https://www.example.com"
        value={another}
        onChange={({ target }) => setAnother(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || another.trim() === '') return;
          // The form would save what is not added yet.
          event.preventDefault();
          add();
        }}
      />
      <p className="setting-acts">
        <Button kind="quiet" isDisabled={another.trim() === ''} onPress={add}>
          {t('desk.websites.add')}
        </Button>
      </p>
      {refused.length === 0 ? null : (
        <>
          <p className="faint">{t('desk.websites.refused')}</p>
          <ul>
            {refused.map(({ origin }) => (
              <li key={origin} data-refused={origin}>
                <Button kind="quiet" onPress={() => put([...origins, origin])}>
                  {t('desk.websites.allow', { origin })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Without its path; what is no address stays as it was typed, and the server says so. */
function originOf(typed: string): string {
  const given = typed.trim().replaceAll(',', '');
  return URL.canParse(given) && /^https?:/.test(given) ? new URL(given).origin : given;
}
