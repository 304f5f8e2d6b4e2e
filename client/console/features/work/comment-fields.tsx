import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { TEXT_MAX } from '../../../../protocol/limits.ts';
import type { CaseWords } from '../../connection/cases.ts';
import { attach, detachAll } from '../../connection/upload.ts';
import { TextArea } from '../../parts/fields.tsx';
import { filesOfCase, type Upload } from '../../store/uploads.ts';
import { DialogFileDrop, pastedFiles } from '../files/file-drop.tsx';
import { FilePicker } from '../files/file-picker.tsx';
import { Uploads } from '../files/uploads.tsx';

interface Props {
  number: string;
  text: string;
  onChange: (text: string) => void;
}

/** A comment, with files that are chosen, dropped or pasted. What waits goes with the form. */
export function CommentFields({ number, text, onChange }: Props) {
  const { t } = useTranslation();
  const place = filesOfCase(number);
  useEffect(() => () => detachAll(place), [place]);
  return (
    <>
      <TextArea
        label={t('work.forms.needed.commented')}
        rows={3}
        maxLength={TEXT_MAX}
        value={text}
        autoFocus
        onChange={onChange}
        onPaste={(event) => {
          const pasted = pastedFiles(event.clipboardData, true);
          if (pasted.length === 0) return;
          event.preventDefault();
          attach(place, pasted);
        }}
      />
      <DialogFileDrop place={place} />
      <Uploads place={place} />
      <p>
        <FilePicker place={place} />
      </p>
    </>
  );
}

/** What goes into the log: words, or files, or both; null while there is neither. */
export function commentOf(text: string, uploads: readonly Upload[]): CaseWords | null {
  const type = 'commented';
  const files = uploads.flatMap(({ file }) => file?.id ?? []);
  if (files.length > 0) return { type, text, files };
  return text === '' ? null : { type, text };
}
