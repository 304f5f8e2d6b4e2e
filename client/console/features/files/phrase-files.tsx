import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isPicture, type FileView } from '../../../../protocol/files.ts';
import { PHRASE_FILES_MAX } from '../../../../protocol/phrase-files.ts';
import { detachAll, takeReady } from '../../connection/upload.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { usePhraseFiles } from '../../store/own-phrases.ts';
import { useUploadsOf, type UploadPlace } from '../../store/uploads.ts';
import { FilePicker } from './file-picker.tsx';
import { sizeText } from './sent-files.tsx';
import { Uploads } from './uploads.tsx';
import styles from './uploads.module.css';

/** The files that come with a phrase, as small as its words: pictures as thumbnails. Nothing for a phrase without files. */
export function PhraseFilesMark({ phraseId }: { phraseId: string }) {
  const { t } = useTranslation();
  const files = usePhraseFiles(phraseId);
  if (files.length === 0) return null;
  const names = files.map(({ name }) => name).join(', ');
  return (
    <span className={styles.phraseFiles} title={names}>
      {files.map((file) => (
        <Small key={file.id} file={file} />
      ))}
      <span className="hidden">{t('chat.files.ofPhrase.with', { names })}</span>
    </span>
  );
}

interface FieldProps {
  place: UploadPlace;
  files: readonly FileView[];
  onChange: (files: readonly FileView[]) => void;
  /** Which phrase it is, where several stand together. */
  name?: string;
  /** What stands beside the button, once there is a file. */
  children?: ReactNode;
}

/** The files of a phrase, to be added and removed; what is uploaded joins them by itself, as far as there is room. */
export function PhraseFilesField({ place, files, onChange, name, children }: FieldProps) {
  const { t } = useTranslation();
  const uploads = useUploadsOf(place);
  const isReady = uploads.length > 0 && uploads.every(({ state }) => state !== 'uploading');
  useEffect(() => {
    if (!isReady) return;
    // What there is no room for stays in view, to be removed.
    const taken = takeReady(place, PHRASE_FILES_MAX - files.length);
    if (taken.length > 0) onChange([...files, ...taken]);
  }, [isReady, place, files, onChange]);
  // What is still being uploaded belongs to the form that is left.
  useEffect(() => () => detachAll(place), [place]);
  const isUsed = files.length + uploads.length > 0;
  const hasRoom = files.length + uploads.length < PHRASE_FILES_MAX;
  return (
    <div className={styles.phraseField}>
      {files.length === 0 ? null : (
        <ul className={styles.uploads} aria-label={t('chat.files.ofPhrase.label')}>
          {files.map((file) => (
            <li key={file.id} className={styles.chip}>
              <Small file={file} />
              <span className={styles.about}>
                <bdi className="clip">{file.name}</bdi>
                <span className={styles.state}>{sizeText(file.size)}</span>
              </span>
              <ActionButton
                label={t('chat.files.remove', { name: file.name })}
                icon="cross"
                onPress={() => onChange(files.filter(({ id }) => id !== file.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <Uploads place={place} />
      <div className={styles.phraseAdd}>
        {hasRoom ? <FilePicker place={place} name={name} /> : null}
        {children === undefined || isUsed ? (
          <span className="faint small">
            {children ?? t('chat.files.ofPhrase.hint', { n: PHRASE_FILES_MAX })}
          </span>
        ) : null}
      </div>
    </div>
  );
}

function Small({ file }: { file: FileView }) {
  if (!isPicture(file)) return <Icon name="file" />;
  return <img className={styles.small} src={`/files/${file.id}/thumbnail`} alt="" decoding="async" />;
}
