import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ERROR_CODES } from '../../../../protocol/errors.ts';
import { detach, uploadAgain } from '../../connection/upload.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { sizeText } from './sent-files.tsx';
import { useUploadsOf, type Upload, type UploadPlace } from '../../store/uploads.ts';
import styles from './uploads.module.css';

/** The files that wait in a place, each with its progress, and its reason if it was refused. */
export function Uploads({ place }: { place: UploadPlace }) {
  const { t } = useTranslation();
  const uploads = useUploadsOf(place);
  if (uploads.length === 0) return null;
  return (
    <ul className={styles.uploads} aria-label={t('chat.files.waiting')}>
      {uploads.map((one) => (
        <Chip key={one.id} upload={one} />
      ))}
    </ul>
  );
}

function Chip({ upload }: { upload: Upload }) {
  const { t } = useTranslation();
  const { id, name, size, preview, state, done, why } = upload;
  const code = ERROR_CODES.find((one) => one === why) ?? 'unavailable';
  const reason = reasonFor(code, t);
  return (
    <li className={styles.chip} data-state={state}>
      {preview === null ? <Icon name="file" /> : <img className={styles.preview} src={preview} alt="" />}
      <span className={styles.about}>
        <bdi className="clip">{name}</bdi>
        <span className={styles.state}>
          {state === 'uploading' ? t('chat.files.percent', { n: Math.floor(done * 100) }) : null}
          {/* How it ended is read aloud, not every step. */}
          <span role="status">{state === 'failed' ? reason : state === 'ready' ? sizeText(size) : null}</span>
        </span>
      </span>
      {state === 'failed' ? (
        <ActionButton label={t('chat.delivery.retry')} icon="retry" onPress={() => uploadAgain(id)} />
      ) : null}
      <ActionButton label={t('chat.files.remove', { name })} icon="cross" onPress={() => detach(id)} />
    </li>
  );
}

function reasonFor(code: (typeof ERROR_CODES)[number], t: TFunction): string {
  if (code === 'bad_request') return t('chat.files.bad');
  return code === 'too_large' ? t('chat.files.tooLarge') : t(`errors.${code}`);
}
