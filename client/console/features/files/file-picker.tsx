import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { attach } from '../../connection/upload.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import type { UploadPlace } from '../../store/uploads.ts';

/** The paper clip: chooses files for a place. */
export function FilePicker({ place }: { place: UploadPlace }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ActionButton label={t('chat.files.choose')} icon="clip" onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('chat.files.choose')}
        onChange={({ currentTarget }) => {
          attach(place, [...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
