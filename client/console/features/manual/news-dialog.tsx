import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { confirmNews } from '../../connection/manual-news.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { dateAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import { closeDialog, closeOnce, openDialog } from '../../store/view.ts';
import { DiffList } from './diff-list.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useManualNews } from '../../store/manuals.ts';
import styles from './manual.module.css';

/** The dialog with the changes since this person last read the manual, and their reasons; one key confirms. */
export function NewsDialog() {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const news = useManualNews((state) => state.news);
  if (!news) return null;
  const confirm = async () => {
    await closeOnce(confirmNews(news.version));
  };
  return (
    <Dialog heading={t('manual.news.heading')} isBroad onClose={closeDialog}>
      <ul>
        {news.published.map(({ number, by, at, why }) => (
          <li key={number}>
            <b>{t('manual.version', { number })}</b> {why}{' '}
            <span className="faint">
              {by} · {dateAndTime(at, language)}
            </span>
          </li>
        ))}
      </ul>
      <DiffList changes={news.changes} />
      <ConfirmBar label={t('manual.news.confirm')} onConfirm={() => void confirm()} />
    </Dialog>
  );
}

/** The notice that the manual has changed, shown until the changes are confirmed. */
export function ManualNotice() {
  const { t } = useTranslation();
  const news = useManualNews((state) => state.news);
  const isNew = news !== null && news.changes.length > 0;
  return (
    <div role="status">
      {isNew ? (
        <div className={styles.manualNotice}>
          <Icon name="book" />
          <span>{t('manual.news.notice', { count: news.changes.length })}</span>
          <Button kind="quiet" onPress={() => openDialog({ name: 'manualNews' })}>
            {t('manual.news.show')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
