import { useState } from 'react';
import { FileTrigger, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { refusalInFull } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { decodeText } from '../../../../phrases/exchange/decode.ts';
import { locales } from '../../../../phrases/manual.ts';
import { download } from '../../connection/download.ts';
import * as calls from '../../connection/manual-calls.ts';
import { loadVersions, openVersion } from '../../connection/manual-desk.ts';
import { useManualDesk } from '../../store/manual-desk.ts';
import styles from './manual.module.css';

/** Exports the manual for a text editor or a spreadsheet, and imports it as a draft. */
export function Files() {
  const { t } = useTranslation();
  const open = useManualDesk((desk) => desk.open);
  const [why, setWhy] = useState('');
  const [result, setResult] = useState<{ text: string; isBad: boolean } | null>(null);
  if (!open) return null;
  const take = async (format: calls.FileFormat, file: File | undefined) => {
    if (!file) return;
    const text = decodeText(new Uint8Array(await file.arrayBuffer()));
    if (text === null) return setResult({ text: t('manual.files.unreadable'), isBad: true });
    const said = {
      ...format,
      parent: open.number,
      why: why.trim(),
      file: Array.from(file.name).slice(-200).join(''),
      text,
    };
    const answer = await calls.importFile(said);
    if (!answer.ok) return setResult({ text: refusalInFull(answer.error), isBad: true });
    const { number } = answer.version;
    setResult({ text: [t('manual.files.done', { number }), ...answer.missing].join(' · '), isBad: false });
    setWhy('');
    await openVersion(number);
    await loadVersions();
  };
  const upload = (label: string, format: calls.FileFormat, types: string[]) => (
    <FileTrigger key={label} acceptedFileTypes={types} onSelect={(files) => void take(format, files?.[0])}>
      <Button kind="quiet" isDisabled={why.trim() === ''}>
        {t('manual.files.take', { what: label })}
      </Button>
    </FileTrigger>
  );
  return (
    <section className={styles.manualEditor} aria-label={t('manual.tab.files')}>
      <h3>{t('manual.files.out', { number: open.number })}</h3>
      <p className={styles.manualActions}>
        {locales.map((locale) => (
          <a
            key={locale}
            className="button quiet"
            href={calls.exportAt(open.number, { format: 'yaml', locale })}
            onClick={(event) => void download(event)}
          >
            {t('manual.files.whole', { language: t(`manual.language.${locale}`) })}
          </a>
        ))}
        <a
          className="button quiet"
          href={calls.exportAt(open.number, { format: 'csv' })}
          onClick={(event) => void download(event)}
        >
          {t('manual.files.list')}
        </a>
      </p>
      <h3>{t('manual.files.in', { number: open.number })}</h3>
      <p className="faint">{t('manual.files.hint')}</p>
      <TextField className="field" value={why} onChange={setWhy} maxLength={200}>
        <Label>{t('manual.why')}</Label>
        <Input />
      </TextField>
      <p className={styles.manualActions}>
        {locales.map((locale) =>
          upload(
            t('manual.files.whole', { language: t(`manual.language.${locale}`) }),
            { format: 'yaml', locale },
            ['.yaml', '.yml'],
          ),
        )}
        {upload(t('manual.files.list'), { format: 'csv' }, ['.csv'])}
      </p>
      {result ? (
        <p className={result.isBad ? 'field-error' : undefined} role="alert">
          {result.text}
        </p>
      ) : null}
    </section>
  );
}
