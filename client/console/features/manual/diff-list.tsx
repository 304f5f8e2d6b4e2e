import { useTranslation } from 'react-i18next';
import { conditions } from '../../../../phrases/manual.ts';
import type { FieldChange, ManualChange } from '../../../../protocol/manual-views.ts';
import { useSettings } from '../../store/settings.ts';
import { useConditionNames } from './phrase-row.tsx';
import { asSet } from './words-field.tsx';
import styles from './versions.module.css';

/** The differences between two versions. */
export function DiffList({ changes }: { changes: readonly ManualChange[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className="faint">{t('manual.diff.none')}</p>;
  return (
    <ul className={styles.manualDiff}>
      {changes.map((change) => (
        <Change key={`${change.what} ${change.kind} ${change.id}`} change={change} />
      ))}
    </ul>
  );
}

function Change({ change }: { change: ManualChange }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const title = asSet(change.title[language] ?? Object.values(change.title)[0] ?? '', language);
  // A changed phrase shows both texts below; everything else is identified by its title or text.
  const isShown = !(change.kind === 'phrase' && change.what === 'changed' && change.fields.some(isText));
  return (
    <li>
      <span className={`mark diff-${change.what}`}>{t(`manual.diff.${change.what}`)}</span>{' '}
      {t(`manual.kind.${change.kind}`)} {isShown ? <span>{title}</span> : null}
      {change.what === 'changed'
        ? change.fields.map((field) => <Field key={`${field.field} ${field.locale ?? ''}`} field={field} />)
        : null}
      {change.what === 'reordered' ? (
        <div className={styles.diffField}>
          <span>{t('manual.diff.order', { order: placesOf(change.before, change.after) })}</span>
        </div>
      ) : null}
    </li>
  );
}

/** The new order as former positions, `2, 1, 3`, because ids have no meaning for readers. */
function placesOf(before: readonly string[], after: readonly string[]): string {
  return after.map((id) => String(before.indexOf(id) + 1)).join(', ');
}

function isText({ field }: FieldChange): boolean {
  return field === 'text';
}

/** Fields with running text; the others are compared character by character. */
const WORDS = new Set(['title', 'message', 'occasion', 'comfort', 'next', 'text', 'better']);

function Field({ field: { field, locale, before, after } }: { field: FieldChange }) {
  const conditionNames = useConditionNames();
  const set = (text: string) => {
    if (field === 'when') return conditionNames(conditions.filter((one) => text.split(', ').includes(one)));
    return WORDS.has(field) ? asSet(text, locale) : text;
  };
  const { t } = useTranslation();
  const language = locale === null ? '' : ` · ${t(`manual.language.${locale}`)}`;
  return (
    <div className={styles.diffField}>
      <span className="faint">{`${t(`manual.field.${field}`, { defaultValue: field })}${language}`}</span>
      {before === '' ? null : <del lang={locale ?? undefined}>{set(before)}</del>}
      {after === '' ? null : <ins lang={locale ?? undefined}>{set(after)}</ins>}
    </div>
  );
}
