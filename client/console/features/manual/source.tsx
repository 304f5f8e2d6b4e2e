import { useTranslation } from 'react-i18next';

/** Where the words come from, and their id, for whoever wants to know: paragraphs and ids say nothing to most. */
export function Source({ id, source }: { id: string; source: string }) {
  const { t } = useTranslation();
  return (
    <details className="manual-source">
      <summary>{t('manual.field.source')}</summary>
      <span>{t('manual.source', { source })}</span> <span>{t('manual.id', { id })}</span>
    </details>
  );
}
