import { useTranslation } from 'react-i18next';

/** Where the words come from, for whoever wants to know: paragraphs of documents say nothing to most. */
export function Source({ source }: { source: string }) {
  const { t } = useTranslation();
  return (
    <details className="manual-source">
      <summary>{t('manual.field.source')}</summary>
      <span>{t('manual.source', { source })}</span>
    </details>
  );
}
