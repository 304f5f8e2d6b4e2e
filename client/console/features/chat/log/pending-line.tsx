import { useTranslation } from 'react-i18next';
import { ERROR_CODES } from '../../../../../protocol/errors.ts';
import { discard, retry } from '../../../connection/deliver.ts';
import { Icon } from '../../../parts/icon.tsx';
import { BLOCKED, type Pending } from '../../../store/outbox.ts';
import { putIn } from '../../../store/composer-cursor.ts';
import { DelayedSpinner } from '../../../parts/placeholder.tsx';
import { LinkButton } from '../../../parts/button.tsx';

/** The agent's line that is not stored yet: in flight, waiting for the connection, or refused. */
export function PendingLine({ line }: { line: Pending }) {
  const { t } = useTranslation();
  const code = ERROR_CODES.find((one) => one === line.code) ?? 'unavailable';
  const why = line.code === BLOCKED ? t('chat.delivery.blocked') : t(`errors.${code}`);
  return (
    <article
      className={`message ${line.kind === 'note' ? 'note' : 'staff'}`}
      data-last
      data-state={line.state}
    >
      <div className="bubble-line">
        <div className="bubble">
          <span className="said">{line.text}</span>
        </div>
      </div>
      <p className="meta">
        {line.state === 'failed' ? (
          <>
            <span className="delivery failed">
              <Icon name="warn" size={12} />
              {t('chat.delivery.failed', { why })}
            </span>
            <LinkButton onPress={() => retry(line.clientId)}>{t('chat.delivery.retry')}</LinkButton>
            <LinkButton onPress={() => putIn(line.chatId, discard(line.clientId))}>
              {t('chat.delivery.discard')}
            </LinkButton>
          </>
        ) : (
          <span className="delivery">
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
