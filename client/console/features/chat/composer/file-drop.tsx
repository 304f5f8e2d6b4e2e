import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../../store/view.ts';
import { attach } from '../../../connection/upload.ts';
import { holdsFiles } from '../../../../caught-files.ts';
import styles from './composer.module.css';

/** Without a sign of the drag for this long it is over: some systems do not tell its end. In milliseconds. */
const OVER_MS = 1000;

/**
 * The whole console takes dropped files for the open chat, so that a missed drop never opens the file in its place. The
 * overlay shows for files alone.
 */
export function FileDrop({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(timer);
      setOver(false);
    };
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (!isFor(chatId, event)) return setOver(false);
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
      const files = event.dataTransfer ? pastedFiles(event.dataTransfer, false) : [];
      if (files.length > 0 && isFor(chatId, event)) attach(chatId, files);
    };
    document.addEventListener('dragover', drag);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    window.addEventListener('blur', end);
    return () => {
      end();
      document.removeEventListener('dragover', drag);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      window.removeEventListener('blur', end);
    };
  }, [chatId]);
  return over ? <div className={styles.dropHere}>{t('chat.files.dropHere')}</div> : null;
}

/** Of two chats side by side the one under the pointer takes the files, else the one with the focus. */
function isFor(chatId: string, { target }: DragEvent): boolean {
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
