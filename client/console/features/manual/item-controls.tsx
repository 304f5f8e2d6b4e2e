import { useTranslation } from 'react-i18next';
import type { ItemKind } from '../../../../phrases/content.ts';
import { useManualUses } from '../../store/manual-desk.ts';
import styles from './situation.module.css';

interface Props {
  /** The accessible name, if the text beside it is not enough. */
  name?: string;
  isOn: boolean;
  onChange: (on: boolean) => void;
}

/** The switch for an item of the manual. */
export function OnOff({ name, isOn, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <label className={styles.onOff}>
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        {...(name === undefined ? {} : { 'aria-label': t('manual.useOf', { id: name }) })}
        onChange={(event) => onChange(event.target.checked)}
      />
      {t('manual.inUse')}
    </label>
  );
}

/** The source and the id of an item, collapsed, because most readers do not need them. */
export function Source({ id, source }: { id: string; source: string }) {
  const { t } = useTranslation();
  return (
    <details className={styles.manualSource}>
      <summary>{t('manual.field.source')}</summary>
      <span>{t('manual.source', { source })}</span> <span>{t('manual.id', { id })}</span>
    </details>
  );
}

const NO_USE = { seen: 0, verbatim: 0, edited: 0, passed: 0, broken: 0 };

/** How often a phrase, a situation's phrases or a rule were used in the last 30 days. */
export function Uses({ kind, id }: { kind: ItemKind; id: string }) {
  const { t } = useTranslation();
  const report = useManualUses((uses) => uses.report);
  if (report === null) return null;
  const all = { phrase: report.phrases, situation: report.situations, rule: report.rules }[kind];
  const use = all.find((one) => one.id === id);
  return <span className={styles.manualUses}>{t(`manual.uses.${kind}`, { ...NO_USE, ...use })}</span>;
}
