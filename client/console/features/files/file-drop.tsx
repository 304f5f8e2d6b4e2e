import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filesOfChat, type UploadPlace } from '../../store/uploads.ts';
import { useView } from '../../store/view.ts';
import { attach } from '../../connection/upload.ts';
import { holdsFiles } from '../../../caught-files.ts';
import styles from './uploads.module.css';

/** Without a sign of the drag for this long it is over: some systems do not tell its end. In milliseconds. */
const OVER_MS = 1000;

/**
 * The whole console takes dropped files for the open chat, so that a missed drop never opens the file in its place. The
 * overlay shows for files alone.
 */
export function ChatFileDrop({ chatId }: { chatId: string }) {
  const isFor = useCallback((event: DragEvent) => isForChat(chatId, event), [chatId]);
  return <FileDrop place={filesOfChat(chatId)} isFor={isFor} />;
}

/** A dialog that takes files takes them all, before the chat behind it. */
export function DialogFileDrop({ place }: { place: UploadPlace }) {
  return <FileDrop place={place} isFor={always} isFirst />;
}

const always = (): boolean => true;

interface Props {
  place: UploadPlace;
  isFor: (event: DragEvent) => boolean;
  /** Before whoever else listens, who hears nothing of it. */
  isFirst?: boolean;
}

function FileDrop({ place, isFor, isFirst = false }: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const alone = (event: DragEvent) => {
      if (isFirst) event.stopPropagation();
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(timer);
      setOver(false);
    };
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      alone(event);
      if (!isFor(event)) return setOver(false);
      setOver(true);
      clearTimeout(timer);
      timer = setTimeout(end, OVER_MS);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) end();
    };
    const drop = (event: DragEvent) => {
      end();
      // Words that are dragged into the field are its own matter.
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      alone(event);
      const files = event.dataTransfer ? pastedFiles(event.dataTransfer, false) : [];
      if (files.length > 0 && isFor(event)) attach(place, files);
    };
    document.addEventListener('dragover', drag, isFirst);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop, isFirst);
    window.addEventListener('blur', end);
    return () => {
      end();
      document.removeEventListener('dragover', drag, isFirst);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop, isFirst);
      window.removeEventListener('blur', end);
    };
  }, [place, isFor, isFirst]);
  return over ? <div className={styles.dropHere}>{t('chat.files.dropHere')}</div> : null;
}

/** Of two chats side by side the one under the pointer takes the files, else the one with the focus. */
function isForChat(chatId: string, { target }: DragEvent): boolean {
  const pane = target instanceof Element ? target.closest('[data-pane]')?.getAttribute('data-pane') : null;
  return (pane ?? useView.getState().chatId) === chatId;
}

/**
 * The files of a paste or a drop, each once. Word, Excel and WPS put a picture of their text beside the text: then the
 * text is meant.
 */
export function pastedFiles(data: DataTransfer, isPaste: boolean): File[] {
  if (isPaste && data.getData('text/plain') !== '') return [];
  const found = [...data.items].flatMap((item) => (item.kind === 'file' ? (item.getAsFile() ?? []) : []));
  const seen = new Set<string>();
  return found.filter(({ size, lastModified, name }) => {
    // The same picture under two types is one.
    const key = isPaste ? `${size} ${lastModified}` : `${name} ${size} ${lastModified}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
