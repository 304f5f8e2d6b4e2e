import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPicture, type FileView } from '../../../../protocol/files.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useDesk } from '../../store/desk.ts';
import { hidePicture, showPicture, usePicture } from '../../store/view.ts';
import styles from './files.module.css';

const ZOOM = 1.25;
const ZOOM_MAX = 5;

/** The pictures of a chat, large. */
export function ChatPictureViewer({ chatId }: { chatId: string }) {
  const entries = useDesk(({ logs }) => logs[chatId]?.entries);
  const isOpen = usePicture(({ open }) => open?.among === chatId);
  if (!isOpen) return null;
  const files = (entries ?? []).flatMap((entry) => entry.files ?? []);
  return <PictureViewer among={chatId} files={files} />;
}

interface ViewerProps {
  /** The chat or the case that they stand in. */
  among: string;
  files: readonly FileView[];
}

/** The picture that is open, large: ← and → lead to the others, + − 0 zoom, R turns, S saves, Esc closes. */
export function PictureViewer({ among, files }: ViewerProps) {
  const open = usePicture((state) => state.open);
  if (open?.among !== among) return null;
  const pictures = files.filter(isPicture);
  const at = pictures.findIndex(({ id }) => id === open.id);
  const shown = pictures[at];
  return shown === undefined ? null : (
    <Shown key={shown.id} among={among} file={shown} pictures={pictures} at={at} />
  );
}

interface Props {
  among: string;
  file: FileView;
  pictures: readonly FileView[];
  at: number;
}

function Shown({ among, file, pictures, at }: Props) {
  const { t } = useTranslation();
  const [zoom, setZoom] = useState(1);
  const [turned, setTurned] = useState(0);
  const stage = useRef<HTMLDivElement>(null);
  // The middle stays where it is; the rest is reached by scrolling.
  useLayoutEffect(() => {
    const { current: box } = stage;
    box?.scrollTo((box.scrollWidth - box.clientWidth) / 2, (box.scrollHeight - box.clientHeight) / 2);
  }, [zoom]);
  const larger = () => setZoom((now) => Math.min(ZOOM_MAX, now * ZOOM));
  const smaller = () => setZoom((now) => Math.max(1, now / ZOOM));
  const go = (by: number) => {
    const next = pictures[at + by];
    if (next) showPicture(among, next.id);
  };
  const save = () => {
    const link = document.createElement('a');
    link.href = `/files/${file.id}?save`;
    link.download = file.name;
    link.click();
  };
  const keys: Record<string, () => void> = {
    ArrowLeft: () => go(-1),
    ArrowRight: () => go(1),
    '+': larger,
    '=': larger,
    '-': smaller,
    '0': () => setZoom(1),
    r: () => setTurned((now) => (now + 90) % 360),
    s: save,
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const act = plain ? keys[event.key.length === 1 ? event.key.toLowerCase() : event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  // Wherever the focus is in the dialog, and before the keys of the console.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, []);
  return (
    <Dialog heading={file.name} isBroad onClose={hidePicture}>
      <div>
        <div
          ref={stage}
          className={styles.stage}
          onWheel={({ deltaY }) => (deltaY < 0 ? larger() : smaller())}
        >
          <div className={styles.sheet} style={{ width: `${zoom * 100}%`, height: `${zoom * 100}%` }}>
            <img
              src={`/files/${file.id}`}
              alt={file.name}
              style={{
                maxWidth: `${100 / zoom}%`,
                maxHeight: `${100 / zoom}%`,
                transform: `rotate(${turned}deg) scale(${zoom})`,
              }}
            />
          </div>
        </div>
        <div className={styles.tools}>
          <ActionButton
            label={t('chat.files.previous')}
            icon="back"
            isDisabled={at === 0}
            onPress={() => go(-1)}
          />
          <span className="figures">
            {at + 1}/{pictures.length}
          </span>
          <ActionButton
            label={t('chat.files.next')}
            icon="forward"
            isDisabled={at === pictures.length - 1}
            onPress={() => go(1)}
          />
          <ActionButton label={t('chat.files.smaller')} icon="minus" onPress={smaller} />
          <ActionButton label={t('chat.files.larger')} icon="plus" onPress={larger} />
          <ActionButton label={t('chat.files.turn')} icon="retry" onPress={() => keys['r']?.()} />
          <ActionButton label={t('chat.files.save', { name: file.name })} icon="download" onPress={save} />
        </div>
      </div>
    </Dialog>
  );
}
