/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { holdsFiles } from '../../caught-files.ts';
import type { FileView } from '../../../protocol/files.ts';
import { newClientId } from '../connection/outbox.ts';
import type { Sending } from '../connection/send-file.ts';
import type { Sent } from '../connection/session.ts';
import { beginUpload, keepBytes } from '../connection/waiting-bytes.ts';
import { fileWords, type FileWords } from '../locales/file-words.ts';
import type { ChosenFiles } from './composer.tsx';
import { EmojiButton, FileButton, type Emoji } from './field-buttons.tsx';
import { Icon } from './icons.tsx';
import { useSession, useTexts } from './widget-context.ts';

/** Uploads at once; the desk takes a few more of one person. */
const AT_ONCE = 3;

/** A file that was chosen and is not sent yet. */
interface Chip {
  id: string;
  bytes: File;
  preview: string | null;
  /** The pixels of a picture, once they are known: they keep its place in the log. */
  box: { width: number; height: number } | null;
  done: number;
  file: FileView | null;
  /** The status of a refusal; null while there is none. */
  status: number | null;
}

/**
 * Chooses, takes what is pasted and dropped, shows it before it is sent, and how far it is. What is not uploaded yet can
 * be sent too: it waits in the outbox.
 */
export function Attach(props: {
  emoji: Emoji;
  /** Called with the files as they are now; with null when this is gone. */
  offer: (files: ChosenFiles | null) => void;
  count: (files: number) => void;
}): JSX.Element {
  const { emoji, offer, count } = props;
  const session = useSession();
  const words = fileWords(useTexts().tag);
  const queueRef = useRef<Chip[]>([]);
  const runningRef = useRef(new Map<string, Sending>());
  const [all, setAll] = useState<readonly Chip[]>([]);
  const allRef = useRef(all);

  const change = (id: string, news: Partial<Chip>): void =>
    setAll((now) => now.map((one) => (one.id === id ? { ...one, ...news } : one)));

  const next = (): void => {
    const one = runningRef.current.size < AT_ONCE ? queueRef.current.shift() : undefined;
    if (one === undefined) return;
    const { id, bytes } = one;
    if (session.view().link === 'online') {
      const sending = beginUpload(id, bytes, session.token(), (done) => change(id, { done }));
      runningRef.current.set(id, sending);
      void sending.result.then((result) => {
        runningRef.current.delete(id);
        change(id, typeof result === 'number' ? { status: result } : { file: result, done: 1 });
        next();
      });
    } else change(id, { status: 0 });
    next();
  };

  const upload = (chips: readonly Chip[]): void => {
    queueRef.current.push(...chips);
    next();
  };

  const add = (files: readonly File[]): void => {
    const added = files.map((bytes): Chip => {
      const preview = bytes.type.startsWith('image/') ? URL.createObjectURL(bytes) : null;
      const id = newClientId(Date.now());
      return { id, bytes, preview, box: null, done: 0, file: null, status: null };
    });
    setAll((now) => [...now, ...added]);
    upload(added);
    document.querySelector('textarea')?.focus();
  };

  const take = (gone: readonly Chip[]): void => {
    for (const { preview } of gone) if (preview !== null) URL.revokeObjectURL(preview);
    queueRef.current = queueRef.current.filter(({ id }) => gone.every((one) => one.id !== id));
    setAll((now) => now.filter((one) => !gone.includes(one)));
  };

  const remove = (one: Chip): void => {
    runningRef.current.get(one.id)?.stop();
    take([one]);
  };

  useLayoutEffect(() => {
    allRef.current = all;
    const ready = all.filter(isSendable);
    offer({
      ready: () => ready.map(sentOf),
      sent() {
        take(ready);
        for (const { id, file, bytes } of ready)
          if (file === null) void keepBytes(id, bytes).then((where) => session.stored(id, where));
      },
      drop() {
        const last = all.at(-1);
        if (last !== undefined) remove(last);
      },
    });
    count(ready.length);
    return () => offer(null);
  });

  // When another person takes over, what was chosen goes with the one before.
  useEffect(
    () => () => {
      queueRef.current = [];
      for (const { id, preview } of allRef.current) {
        runningRef.current.get(id)?.stop();
        if (preview !== null) URL.revokeObjectURL(preview);
      }
    },
    [],
  );

  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      // Word and Excel put a picture of their text beside the text: then the text is meant.
      if (data === null || data.getData('text/plain') !== '' || data.files.length === 0) return;
      event.preventDefault();
      add([...data.files]);
    };
    const over = (event: DragEvent): void => {
      if (holdsFiles(event.dataTransfer)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      // Words that are dragged into the field are its own matter.
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      add([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
    // Uploading holds nothing of a render: what was there first does as well as the latest.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [session]);

  return (
    <>
      {all.length > 0 && (
        <div style={PANEL} role="group" aria-label={words.choose}>
          {all.map((one) => (
            <Line
              key={one.id}
              one={one}
              words={words}
              measured={(box) => change(one.id, { box })}
              remove={() => remove(one)}
              retry={() => {
                change(one.id, { status: null, done: 0 });
                upload([one]);
              }}
            />
          ))}
        </div>
      )}
      <EmojiButton emoji={emoji} label={words.emoji} />
      <FileButton words={words} add={add} />
    </>
  );
}

/** What the desk has refused for good is not; what did not arrive waits in the outbox. */
const isSendable = ({ status }: Chip): boolean => status === null || isLater(status);
const isLater = (status: number): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500;

function sentOf({ id, bytes: { name, type, size }, box, file }: Chip): Sent {
  return file === null ? { files: [{ id, name, type, size, ...box }], bytes: 'storing' } : { files: [file] };
}

function Line(props: {
  one: Chip;
  words: FileWords;
  measured: (box: { width: number; height: number }) => void;
  remove: () => void;
  retry: () => void;
}): JSX.Element {
  const { one, words, measured, remove, retry } = props;
  const { bytes, preview, done, file, status } = one;
  return (
    <div style={LINE}>
      {preview !== null && (
        <img
          src={preview}
          alt=""
          width={40}
          height={40}
          style={{ objectFit: 'cover' }}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            measured({ width, height })
          }
        />
      )}
      <bdi style={NAME}>{bytes.name}</bdi>
      {status === null && file === null && <span>{Math.floor(done * 100)}%</span>}
      {/* How it ended is read aloud, not every step. */}
      <span role="status">{status !== null ? whyOf(status, words) : file !== null && '✓'}</span>
      {status !== null && (
        <button type="button" onClick={retry}>
          {words.retry}
        </button>
      )}
      <button type="button" aria-label={words.remove(bytes.name)} onClick={remove}>
        <Icon name="dismiss" size={16} />
      </button>
    </div>
  );
}

function whyOf(status: number, words: FileWords): string {
  if (isLater(status)) return words.waits;
  if (status === 413) return words.tooLarge;
  if (status === 415) return words.notAllowed;
  return status === 400 ? words.bad : words.failed;
}

const PANEL = {
  position: 'absolute',
  insetInline: '12px',
  bottom: '100%',
  display: 'grid',
  gap: '8px',
  padding: '12px',
  border: '1px solid var(--line)',
  borderRadius: '12px',
  background: 'var(--ground)',
  maxHeight: '50vh',
  overflowY: 'auto',
} as const;
const LINE = { display: 'flex', alignItems: 'center', gap: '8px' } as const;
const NAME = { flex: '1', minWidth: '0', overflowWrap: 'anywhere' } as const;
