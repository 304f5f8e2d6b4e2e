import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WidgetSite } from '../../../../protocol/set-up.ts';
import { changeSettings, fetchSettings } from '../../connection/settings.ts';
import { fetchSetUp } from '../../connection/set-up.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { copyText } from '../../parts/copy-text.ts';
import { TextArea } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icon.tsx';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import { dayAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import styles from './set-up.module.css';

/** How often the step looks where the widget was loaded, ms. */
const LOOK_MS = 2000;
/** Websites that are shown: strangers can name any. */
const SHOWN = 5;

/** The step with the line for the website: it shows by itself where that line was loaded, and whether it is allowed there. */
export function WebsiteStep({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { data, retry } = useFetched(fetchSetUp);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setInterval(retry, LOOK_MS);
    return () => clearInterval(timer);
  }, [retry]);
  if (data === null) return <DelayedSpinner>{t('loading')}</DelayedSpinner>;
  const copy = async () =>
    setSaid(t((await copyText(data.snippet)) ? 'setUp.website.copied' : 'setUp.website.notCopied'));
  const allow = async (origin: string) => {
    setSaid(await allowed(origin, t('setUp.conflict'), (variable) => t('desk.locked', { variable })));
    retry();
  };
  return (
    <>
      <TextArea label={t('setUp.website.snippet')} rows={3} value={data.snippet} isReadOnly isMono />
      <p className={styles.acts}>
        <Button kind="quiet" onPress={() => void copy()}>
          {t('setUp.website.copy')}
        </Button>
      </p>
      <p role="status">{said}</p>
      <h3>{t('setUp.website.check')}</h3>
      <div role="log" aria-label={t('setUp.website.check')}>
        {data.sites.length === 0 ? (
          <p className="faint">{t('setUp.website.waiting')}</p>
        ) : (
          <ul className={styles.list} aria-label={t('setUp.website.check')}>
            {data.sites.slice(0, SHOWN).map((site) => (
              <Site key={site.origin} site={site} onAllow={() => void allow(site.origin)} />
            ))}
          </ul>
        )}
      </div>
      <p className={styles.acts}>
        <Button kind="main" isDisabled={!data.sites.some(({ isAllowed }) => isAllowed)} onPress={onDone}>
          {t('setUp.website.done')}
        </Button>
      </p>
    </>
  );
}

function Site({ site: { origin, at, isAllowed }, onAllow }: { site: WidgetSite; onAllow: () => void }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  return (
    <li data-origin={origin} data-allowed={isAllowed}>
      <Icon name={isAllowed ? 'tick' : 'warn'} size={14} />
      <span className={styles.words}>
        {t(isAllowed ? 'setUp.website.seen' : 'setUp.website.refused', {
          origin,
          at: dayAndTime(at, language),
        })}
      </span>
      {isAllowed ? null : (
        <Button kind="main" onPress={onAllow}>
          {t('setUp.website.allow', { origin })}
        </Button>
      )}
    </li>
  );
}

/** Adds a website to those that may embed the widget. Resolves with a sentence if that was refused. */
async function allowed(
  origin: string,
  conflict: string,
  locked: (variable: string) => string,
): Promise<string> {
  const answer = await fetchSettings();
  if (!answer.ok) return refusalIn(answer.error);
  const setting = answer.settings.find(({ key }) => key === 'allowedOrigins');
  if (setting === undefined) return '';
  if (setting.lockedBy !== undefined) return locked(setting.lockedBy);
  const before = Array.isArray(setting.value) ? setting.value : [];
  const changed = await changeSettings(
    { allowedOrigins: [...before, origin] },
    { allowedOrigins: setting.version },
  );
  if (changed.ok) return '';
  return changed.error.code === 'conflict' ? conflict : refusalIn(changed.error);
}
