import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useManualNews } from '../../store/manual-news.ts';
import { Icon } from '../../parts/icon.tsx';
import { openDialog } from '../../store/view.ts';

/** Says quietly that the manual has changed, until one has confirmed having read how. */
export function ManualNotice() {
  const { t } = useTranslation();
  const news = useManualNews((state) => state.news);
  const isNew = news !== null && news.changes.length > 0;
  return (
    <div role="status">
      {isNew ? (
        <div className="manual-notice">
          <Icon name="book" />
          <span>{t('manual.news.notice', { count: news.changes.length })}</span>
          <Button className="button quiet" onPress={() => openDialog({ name: 'manualNews' })}>
            {t('manual.news.show')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
