import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isSettingKey, SETTINGS, type SettingsCompared } from '../../../../protocol/settings.ts';
import { download } from '../../connection/download.ts';
import { importSettings, SETTINGS_FILE } from '../../connection/settings.ts';
import { fileFaultIn } from '../../locales/file-faults.ts';
import { refusalInFull } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { useMovedDeadlines } from '../calendar/moved-deadlines.tsx';
import styles from './settings.module.css';

/** Settings, calendar and departments as one file: out to keep it elsewhere, and in again after a look at what it would change. */
export function SettingsFile({ onApplied }: { onApplied: () => void }) {
  const { t } = useTranslation();
  const [found, setFound] = useState<{ text: string; compared: SettingsCompared } | null>(null);
  const [said, setSaid] = useState('');

  const compare = async (file: File | undefined) => {
    if (!file) return;
    const text = await file.text();
    const answer = await importSettings({ text, apply: false });
    setSaid(answer.ok ? '' : refusalInFull(answer.error));
    if (answer.ok) setFound({ text, compared: answer });
  };
  const moving = useMovedDeadlines();
  const hasDepartments = useDesk(({ profile }) => profile?.departments !== undefined);
  const apply = async () => {
    if (found === null) return;
    const { text, compared } = found;
    setFound(null);
    setSaid('');
    const send = async (): Promise<string | null> => {
      const answer = await importSettings({ text, apply: true, versions: compared.versions });
      if (!answer.ok)
        return answer.error.code === 'conflict' ? t('desk.file.conflict') : refusalInFull(answer.error);
      // What the file is compared with has changed meanwhile: it is shown what now stands against it.
      if (!answer.isApplied) {
        setFound({ text, compared: answer });
        return t('desk.file.notApplied');
      }
      onApplied();
      return null;
    };
    const fault = await moving.around({ file: text }, send);
    setSaid(fault ?? t('desk.file.applied'));
  };

  return (
    <section className={styles.settingsGroup} aria-label={t('desk.file.heading')}>
      <h3>{t('desk.file.heading')}</h3>
      <p className="faint">{t(hasDepartments ? 'desk.file.hintDepartments' : 'desk.file.hint')}</p>
      <p className="setting-acts">
        <a className="button quiet" href={SETTINGS_FILE} onClick={(event) => void download(event)}>
          {t('desk.file.out')}
        </a>
        <FileTrigger acceptedFileTypes={['.yaml', '.yml']} onSelect={(files) => void compare(files?.[0])}>
          <Button kind="quiet">{t('desk.file.in')}</Button>
        </FileTrigger>
      </p>
      <p role="status">{said}</p>
      {found === null ? null : (
        <ComparedDialog
          compared={found.compared}
          onApply={() => void apply()}
          onClose={() => setFound(null)}
        />
      )}
      {moving.dialog}
    </section>
  );
}

interface ComparedProps {
  compared: SettingsCompared;
  onApply: () => void;
  onClose: () => void;
}

function ComparedDialog({ compared: { changes, faults }, onApply, onClose }: ComparedProps) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const partOf = (key: string) => {
    if (isSettingKey(key)) return SETTINGS[key].words[language].name;
    if (key === 'calendar') return t('calendar.heading');
    if (key === '') return t('desk.file.name');
    return key === 'overflow' || key === 'pages' ? t(`account.audit.names.${key}`) : key;
  };
  const nameOf = (key: string) => {
    const [id = '', part] = key.split('/');
    return part === undefined ? partOf(key) : t('desk.file.ofDepartment', { id, part: partOf(part) });
  };
  return (
    <Dialog heading={t('desk.file.compared')} className="broad" onClose={onClose}>
      {faults.length > 0 ? (
        <>
          <p className="form-error">{t('desk.file.refused', { count: faults.length })}</p>
          <ul>
            {faults.map(({ line, key, message }) => (
              <li key={`${line} ${key} ${message}`}>
                {t('desk.file.line', { line })} <b>{nameOf(key)}</b> <Fault>{message}</Fault>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {changes.length === 0 && faults.length === 0 ? <p>{t('desk.file.nothing')}</p> : null}
      <ul>
        {changes.map(({ key, from, to }) => (
          <li key={key} data-key={key}>
            <b>{nameOf(key)}</b>{' '}
            {key === 'calendar' || key.endsWith('/calendar') ? (
              t('desk.file.calendar')
            ) : (
              <>
                <del>{wordOf(from) ?? t('desk.unset')}</del> → {wordOf(to) ?? t('desk.unset')}
              </>
            )}
          </li>
        ))}
      </ul>
      <ConfirmBar
        label={t('desk.file.apply', { count: changes.length })}
        isDisabled={faults.length > 0 || changes.length === 0}
        onConfirm={onApply}
      />
    </Dialog>
  );
}

/** What is wrong with a line: where the console's language has no words for it, the server's, after a sentence that says so. */
function Fault({ children: message }: { children: string }) {
  const { t } = useTranslation();
  const said = fileFaultIn(message);
  return said === null ? (
    <>
      {t('desk.file.cannot')} <span lang="en">{message}</span>
    </>
  ) : (
    <span>{said}</span>
  );
}

/** A value as the audit log writes it; null for none. */
function wordOf(said: string): string | null {
  return said === 'null' || said === '' ? null : said;
}
