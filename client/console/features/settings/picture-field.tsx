import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { pictureAddress } from '../../../../protocol/picture-settings.ts';
import { uploadPicture } from '../../connection/settings.ts';
import { Button } from '../../parts/button.tsx';
import styles from './settings.module.css';

interface Props {
  name: string;
  /** The id of a picture, or empty. */
  value: string;
  isChanged: boolean;
  onChange: (value: string) => void;
}

/** A picture of the desk: what is chosen is uploaded and shown at once, and in force when it is saved. */
export function PictureField({ name, value, isChanged, onChange }: Props) {
  const { t } = useTranslation();
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setFault('');
    const answer = await uploadPicture(file);
    setBusy(false);
    if (answer.ok) return onChange(answer.file.id);
    const { code } = answer.error;
    const why = code === 'too_large' || code === 'unsupported' ? code : 'other';
    setFault(t(`desk.picture.refused.${why}`));
  };
  return (
    <div role="group" aria-label={name} className={styles.settingPicture}>
      {value === '' ? (
        <span className="faint">{t('desk.picture.none')}</span>
      ) : (
        <img
          src={pictureAddress(value)}
          alt={t(isChanged ? 'desk.picture.chosen' : 'desk.picture.current')}
        />
      )}
      <FileTrigger
        acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif']}
        onSelect={(files) => void take(files?.[0])}
      >
        <Button kind="quiet" isDisabled={isBusy}>
          {t('desk.picture.choose')}
        </Button>
      </FileTrigger>
      <p className="form-error" role="alert">
        {fault}
      </p>
    </div>
  );
}
