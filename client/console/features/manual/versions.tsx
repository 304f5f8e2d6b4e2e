import { useCallback } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { VersionAct, VersionView } from '../../../../protocol/manual-views.ts';
import * as calls from '../../connection/manual-calls.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { dateAndTime } from '../../parts/times.ts';
import { useManualDesk } from '../../store/manual-desk.ts';
import { useSettings } from '../../store/settings.ts';
import { DiffList } from './diff-list.tsx';
import { PublishForm } from './publish-form.tsx';
import { VersionActions } from './version-actions.tsx';
import { useRefusal } from './readers.tsx';
import styles from './manual.module.css';
import versionsStyles from './versions.module.css';

/** All versions with author, date and reason, and their differences to the active one. */
export function Versions() {
  const { t } = useTranslation();
  const page = useManualDesk((desk) => desk.page);
  const chosen = useManualDesk((desk) => desk.chosen);
  if (!page) return null;
  const version = page.versions.find(({ number }) => number === (chosen ?? page.versions[0]?.number));
  return (
    <div className={styles.manualColumns}>
      <ol className={styles.manualVersions} aria-label={t('manual.tab.versions')}>
        {page.versions.map((one) => (
          <li key={one.number}>
            <Button
              className={versionsStyles.manualVersion}
              aria-pressed={version?.number === one.number}
              onPress={() => useManualDesk.setState({ chosen: one.number })}
            >
              <span>
                <b>{one.number === 0 ? t('manual.shipped') : t('manual.version', { number: one.number })}</b>{' '}
                <span className={`mark status-${one.status}`}>
                  {t(one.superseded ? 'manual.superseded' : `manual.status.${one.status}`)}
                </span>
              </span>
              <span className="faint">
                <By act={one.saved} />
              </span>
              {one.saved?.why ? <span>{one.saved.why}</span> : null}
            </Button>
          </li>
        ))}
      </ol>
      {version ? <Details key={version.number} version={version} inForce={page.inForce} /> : null}
    </div>
  );
}

function Details({ version, inForce }: { version: VersionView; inForce: number }) {
  const { t } = useTranslation();
  const { number, parent, published } = version;
  const base = published ? (parent ?? 0) : inForce;
  const { data: diff, error } = useFetched(useCallback(() => calls.diff(number, base), [number, base]));
  useRefusal(error);
  return (
    <section className={styles.manualEditor} aria-label={t('manual.version', { number })}>
      <h3>{number === 0 ? t('manual.shipped') : t('manual.version', { number })}</h3>
      <dl className={versionsStyles.manualActs}>
        {(['saved', 'approved', 'published'] as const).map((what) =>
          version[what] ? (
            <div key={what}>
              <dt>{t(`manual.act.${what}`)}</dt>
              <dd>
                <By act={version[what]} /> {version[what].why ?? ''}
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      <VersionActions version={version} />
      <h4>{base === 0 ? t('manual.diff.againstShipped') : t('manual.diff.against', { number: base })}</h4>
      {diff ? <DiffList changes={diff.changes} /> : null}
      {published || number === 0 ? null : <PublishForm version={version} inForce={inForce} />}
    </section>
  );
}

function By({ act }: { act: VersionAct | null }) {
  const language = useSettings((settings) => settings.language);
  return act ? (
    <>
      {act.by} · <time dateTime={act.at}>{dateAndTime(act.at, language)}</time>
    </>
  ) : null;
}
