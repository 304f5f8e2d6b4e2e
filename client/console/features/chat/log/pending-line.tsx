import { useTranslation } from 'react-i18next';
import { ERROR_CODES } from '../../../../../protocol/errors.ts';
import { discard, retry } from '../../../connection/deliver.ts';
import { Icon } from '../../../parts/icon.tsx';
import { BLOCKED, type Pending } from '../../../store/outbox.ts';
import { putIn } from '../../../store/composer-cursor.ts';
import { DelayedSpinner } from '../../../parts/placeholder.tsx';
import { SentFiles } from '../../files/sent-files.tsx';
import { LinkButton } from '../../../parts/button.tsx';
import styles from './message.module.css';

/** The agent's line that is not stored yet: in flight, waiting for the connection, or refused. */
export function PendingLine({ line }: { line: Pending }) {
  const { t } = useTranslation();
  const code = ERROR_CODES.find((one) => one === line.code) ?? 'unavailable';
  const why = line.code === BLOCKED ? t('chat.delivery.blocked') : t(`errors.${code}`);
  return (
    <article
      className={styles.message}
      data-side={line.kind === 'note' ? 'note' : 'staff'}
      data-last
      data-state={line.state}
    >
      <div className={styles.bubbleLine}>
        <div className={styles.bubble}>
          {line.files === undefined ? null : <SentFiles among={line.chatId} files={line.files} />}
          {line.text === '' ? null : <span className={styles.said}>{line.text}</span>}
        </div>
      </div>
      <p className={styles.meta}>
        {line.state === 'failed' ? (
          <>
            <span className={`${styles.delivery} ${styles.failed}`}>
              <Icon name="warn" size={12} />
              {t('chat.delivery.failed', { why })}
            </span>
            <LinkButton onPress={() => retry(line.clientId)}>{t('chat.delivery.retry')}</LinkButton>
            <LinkButton onPress={() => putIn(line.chatId, discard(line.clientId))}>
              {t('chat.delivery.discard')}
            </LinkButton>
          </>
        ) : (
          <span className={styles.delivery}>
            <DelayedSpinner>
              <Icon name={line.state === 'queued' ? 'offline' : 'clock'} size={12} />
              {t(line.state === 'queued' ? 'chat.delivery.queued' : 'chat.delivery.sending')}
            </DelayedSpinner>
            &#8203;
          </span>
        )}
      </p>
    </article>
  );
}
