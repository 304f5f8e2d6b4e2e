import { useTranslation } from 'react-i18next';
import { isPicture, type FileView } from '../../../../protocol/files.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { showPicture } from '../../store/view.ts';
import styles from './files.module.css';

/**
 * What was sent with a message, or put into a case: pictures in their place, everything else as a card that is saved.
 * `among`: the chat or the case, whose other pictures are shown beside an opened one.
 */
export function SentFiles({ among, files }: { among: string; files: readonly FileView[] }) {
  return (
    <span className={styles.files}>
      {files.map((file) =>
        isPicture(file) ? (
          <Thumbnail key={file.id} among={among} file={file} />
        ) : (
          <Card key={file.id} file={file} />
        ),
      )}
    </span>
  );
}

/** The place is kept by the sizes that came with the line: nothing moves when the picture arrives, or never does. */
function Thumbnail({ among, file }: { among: string; file: FileView & { width: number; height: number } }) {
  const { t } = useTranslation();
  const { id, name } = file;
  const { width, height } = placeOf(file);
  return (
    <Button
      kind="icon"
      className={styles.thumbnail}
      aria-label={t('chat.files.open', { name })}
      onPress={() => showPicture(among, id)}
    >
      <img src={`/files/${id}/thumbnail`} alt={name} width={width} height={height} decoding="async" />
    </Button>
  );
}

/** At most 240 by 320 pixels, at least 48, and never larger than it is. */
export function placeOf({ width, height }: { width: number; height: number }): {
  width: number;
  height: number;
} {
  const scale = Math.min(1, 240 / width, 320 / height);
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) };
}

function Card({ file: { id, name, size } }: { file: FileView }) {
  const { t } = useTranslation();
  return (
    <a className={styles.card} href={`/files/${id}`} download={name} title={t('chat.files.save', { name })}>
      <Icon name="file" />
      <span className={styles.cardWords}>
        <bdi>{name}</bdi>
        <span className={styles.size}>{sizeText(size)}</span>
      </span>
      <Icon name="download" />
    </a>
  );
}

const KB = 1000;
const MB = 1_000_000;

/** The size of a file as people read it: `820 B`, `24 kB`, `3.1 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  if (bytes < MB) return `${Math.round(bytes / KB)} kB`;
  return `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB`;
}
