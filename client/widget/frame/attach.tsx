/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FileView } from '../../../protocol/files.ts';
import { sendFile, type Sending } from '../connection/send-file.ts';
import { fileWords, type FileWords } from '../locales/file-words.ts';
import { Icon } from './icons.tsx';
import { useSession, useTexts } from './widget-context.ts';

/** A file that was chosen and is not sent yet. */
interface Chosen {
  key: number;
  bytes: File;
  preview: string | null;
  done: number;
  file: FileView | null;
  /** The status of a refusal; null while there is none. */
  status: number | null;
}

const CLIP =
  'M20 11l-8.500 8.500a5 5 0 0 1-7-7L13 4a3.300 3.300 0 0 1 4.700 4.700L9.200 17.200a1.700 1.700 0 0 1-2.400-2.400L14.500 7';

let keys = 0;

/** Chooses, takes what is pasted and dropped, shows it before it is sent, and how far it is. */
export function Attach(): JSX.Element {
  const session = useSession();
  const words = fileWords(useTexts().tag);
  const input = useRef<HTMLInputElement>(null);
  const running = useRef(new Map<number, Sending>());
  const [all, setAll] = useState<readonly Chosen[]>([]);

  const change = (key: number, news: Partial<Chosen>): void =>
    setAll((now) => now.map((one) => (one.key === key ? { ...one, ...news } : one)));

  const upload = ({ key, bytes }: Pick<Chosen, 'key' | 'bytes'>): void => {
    const sending = sendFile(bytes, session.token(), (done) => change(key, { done }));
    running.current.set(key, sending);
    void sending.result.then((result) =>
      change(key, typeof result === 'number' ? { status: result } : { file: result, done: 1 }),
    );
  };

  const add = (files: readonly File[]): void => {
    const added = files.map((bytes): Chosen => {
      const preview = bytes.type.startsWith('image/') ? URL.createObjectURL(bytes) : null;
      return { key: (keys += 1), bytes, preview, done: 0, file: null, status: null };
    });
    setAll((now) => [...now, ...added]);
    added.forEach(upload);
  };

  const remove = (gone: readonly Chosen[]): void => {
    for (const { key, preview } of gone) {
      running.current.get(key)?.stop();
      running.current.delete(key);
      if (preview !== null) URL.revokeObjectURL(preview);
    }
    setAll((now) => now.filter((one) => !gone.includes(one)));
  };

  const send = (): void => {
    const ready = all.filter(({ file }) => file !== null);
    for (const { file } of ready) if (file !== null) session.write('', undefined, [file]);
    remove(ready);
  };

  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      // Word and Excel put a picture of their text beside the text: then the text is meant.
      if (data === null || data.getData('text/plain') !== '' || data.files.length === 0) return;
      event.preventDefault();
      add([...data.files]);
    };
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = (event: DragEvent): void => {
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
              key={one.key}
              one={one}
              words={words}
              remove={() => remove([one])}
              retry={() => {
                change(one.key, { status: null, done: 0 });
                upload(one);
              }}
            />
          ))}
          <button
            type="button"
            class="solid"
            disabled={!all.some(({ file }) => file !== null) || all.some(isRunning)}
            onClick={send}
          >
            {words.send}
          </button>
        </div>
      )}
      <button type="button" style={BUTTON} aria-label={words.choose} onClick={() => input.current?.click()}>
        <svg class="icon" width={20} height={20} viewBox="0 0 24 24" aria-hidden="true">
          <path d={CLIP} />
        </svg>
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words.choose}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

const isRunning = ({ file, status }: Chosen): boolean => file === null && status === null;

function Line(props: { one: Chosen; words: FileWords; remove: () => void; retry: () => void }): JSX.Element {
  const { one, words, remove, retry } = props;
  const { bytes, preview, done, file, status } = one;
  return (
    <div style={LINE}>
      {preview !== null && <img src={preview} alt="" width={40} height={40} style={{ objectFit: 'cover' }} />}
      <bdi style={NAME}>{bytes.name}</bdi>
      <span role="status">
        {status !== null ? whyOf(status, words) : file === null ? `${Math.floor(done * 100)}%` : '✓'}
      </span>
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
  if (status === 413) return words.tooLarge;
  if (status === 415) return words.notAllowed;
  return status === 400 ? words.bad : words.failed;
}

const PANEL = {
  position: 'absolute',
  insetInline: '12px',
  bottom: '64px',
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
const BUTTON = {
  display: 'grid',
  placeItems: 'center',
  width: '34px',
  height: '34px',
  padding: '0',
} as const;
