import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { attach } from '../../connection/upload.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import type { UploadPlace } from '../../store/uploads.ts';

/** The paper clip: chooses files for a place; `name` says which, where several stand together. */
export function FilePicker({ place, name }: { place: UploadPlace; name?: string | undefined }) {
  const { t } = useTranslation();
  const label = name === undefined ? t('chat.files.choose') : t('chat.files.ofPhrase.choose', { name });
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ActionButton label={label} icon="clip" onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          attach(place, [...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
