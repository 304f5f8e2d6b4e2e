import { useTranslation } from 'react-i18next';
import type { FieldChange, ManualChange } from '../../../../protocol/manual-views.ts';
import { useSettings } from '../../store/settings.ts';

/** What differs between two versions, change by change. */
export function DiffList({ changes }: { changes: readonly ManualChange[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className="faint">{t('manual.diff.none')}</p>;
  return (
    <ul className="manual-diff">
      {changes.map((change) => (
        <Change key={`${change.what} ${change.kind} ${change.id}`} change={change} />
      ))}
    </ul>
  );
}

function Change({ change }: { change: ManualChange }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const title = change.title[language] ?? Object.values(change.title)[0] ?? '';
  return (
    <li>
      <span className={`mark diff-${change.what}`}>{t(`manual.diff.${change.what}`)}</span>{' '}
      {t(`manual.kind.${change.kind}`)} <code>{change.id}</code>{' '}
      {change.kind === 'phrase' && change.what === 'changed' ? null : <span>{title}</span>}
      {change.what === 'changed'
        ? change.fields.map((field) => <Field key={`${field.field} ${field.locale ?? ''}`} field={field} />)
        : null}
      {change.what === 'reordered' ? (
        <div className="diff-field">
          <del>{change.before.join(', ')}</del>
          <ins>{change.after.join(', ')}</ins>
        </div>
      ) : null}
    </li>
  );
}

function Field({ field: { field, locale, before, after } }: { field: FieldChange }) {
  const { t } = useTranslation();
  const language = locale === null ? '' : ` · ${t(`manual.language.${locale}`)}`;
  return (
    <div className="diff-field">
      <span className="faint">{`${t(`manual.field.${field}`, { defaultValue: field })}${language}`}</span>
      {before === '' ? null : <del lang={locale ?? undefined}>{before}</del>}
      {after === '' ? null : <ins lang={locale ?? undefined}>{after}</ins>}
    </div>
  );
}
