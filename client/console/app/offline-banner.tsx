import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useDesk } from '../store/desk.ts';
import { putOff, useSetUp } from '../store/set-up.ts';
import styles from './console.module.css';

/** Shows when the server, or a part of the desk, is not reachable, and that a new desk is not set up yet. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const connection = useDesk((state) => state.connection);
  const late = useDesk((state) => state.late && state.connection === 'online');
  const isUnfinished = useSetUp(({ past }) => past !== null);
  const lost = connection === 'offline' || connection === 'outdated';
  return (
    <div role="status">
      {lost ? (
        <div className={styles.banner}>
          <Icon name="offline" />
          <span>{t(`connection.${connection}`)}</span>
          {connection === 'outdated' ? (
            <Button kind="quiet" onPress={() => window.location.reload()}>
              {t('connection.reload')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {isUnfinished ? (
        <div className={styles.banner}>
          <Icon name="sliders" />
          <span>{t('setUp.unfinished')}</span>
          <Button kind="quiet" onPress={() => putOff(false)}>
            {t('setUp.resume')}
          </Button>
        </div>
      ) : null}
      {late ? (
        <div className={styles.banner}>
          <Icon name="hourglass" />
          <span>{t('connection.late')}</span>
        </div>
      ) : null}
    </div>
  );
}
