import { useTranslation } from 'react-i18next';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { confirmNews } from '../../connection/manual-news.ts';
import { useManualNews } from '../../store/manual-news.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { dateAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import { closeDialog, closeOnce } from '../../store/view.ts';
import { DiffList } from './diff-list.tsx';

/** What has changed in the manual since one last read it, and why; confirmed with one key. */
export function NewsDialog() {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const news = useManualNews((state) => state.news);
  if (!news) return null;
  const confirm = async () => {
    await closeOnce(confirmNews(news.version));
  };
  return (
    <Dialog heading={t('manual.news.heading')} className="broad" onClose={closeDialog}>
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
