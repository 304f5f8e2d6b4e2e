/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isPicture, type FileView } from '../../../protocol/files.ts';
import type { Unsent } from '../connection/outbox.ts';
import { bytesOf } from '../connection/waiting-bytes.ts';
import { fileWords, type FileWords } from '../locales/file-words.ts';
import { useSession, useTexts } from './widget-context.ts';

/** What was sent with a message, or waits to be: pictures in their place, everything else to be saved. */
export function Files(props: { files: readonly FileView[]; unsent: Unsent | null }): JSX.Element {
  const { files, unsent } = props;
  const words = fileWords(useTexts().tag);
  const waits = unsent?.bytes !== undefined;
  return (
    <>
      {files.map((file) =>
        isPicture(file) ? (
          <Picture key={file.id} file={file} waits={waits} />
        ) : (
          <Card key={file.id} file={file} waits={waits} />
        ),
      )}
      {unsent?.state === 'refused' && waits && <p role="alert">{whyRefused(unsent, words)}</p>}
      {unsent?.state !== 'refused' && unsent?.bytes === 'memory' && <p role="alert">{words.memory}</p>}
    </>
  );
}

function whyRefused({ refusal }: Unsent, words: FileWords): string {
  if (refusal === 'too_large') return words.tooLarge;
  if (refusal === 'unsupported') return words.notAllowed;
  return refusal === 'bad_request' ? words.bad : words.failed;
}

/** The bytes come with the customer's token, which an address cannot carry. Null: they are gone. */
async function bytesAt(id: string, waits: boolean, token: string, part = ''): Promise<string | null> {
  try {
    if (waits) {
      const bytes = await bytesOf(id);
      return bytes && URL.createObjectURL(bytes);
    }
    const response = await fetch(`/files/${id}${part}`, { headers: { authorization: `Bearer ${token}` } });
    return response.ok ? URL.createObjectURL(await response.blob()) : null;
  } catch {
    return null;
  }
}

/** The place is kept by the sizes that came with the line: nothing moves when the picture arrives, or never does. */
function Picture(props: { file: FileView & { width: number; height: number }; waits: boolean }): JSX.Element {
  const { file, waits } = props;
  const session = useSession();
  const words = fileWords(useTexts().tag);
  const [src, setSrc] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  const [large, setLarge] = useState<string | null>(null);
  const scale = Math.min(1, 220 / file.width, 280 / file.height);
  const [width, height] = [file.width, file.height].map((one) => Math.max(48, Math.round(one * scale)));
  useEffect(() => {
    const state = { left: false, url: null as string | null };
    void bytesAt(file.id, waits, session.token(), '/thumbnail').then((url) => {
      if (state.left && url !== null) return URL.revokeObjectURL(url);
      state.url = url;
      setSrc(url);
      setGone(url === null);
    });
    return () => {
      state.left = true;
      if (state.url !== null) URL.revokeObjectURL(state.url);
    };
  }, [file.id, waits, session]);
  useEffect(
    () => () => {
      if (large !== null) URL.revokeObjectURL(large);
    },
    [large],
  );
  const close = (): void => setLarge(null);
  return (
    <>
      <button
        type="button"
        style={{ ...PLACE, width: `${width}px`, height: `${height}px` }}
        aria-label={words.open(file.name)}
        onClick={() => void bytesAt(file.id, waits, session.token()).then(setLarge)}
      >
        {src !== null && <img src={src} alt={file.name} width={width} height={height} />}
        {gone && <i>{words.gone}</i>}
      </button>
      {large !== null && (
        <dialog style={LARGE} aria-label={file.name} ref={show} onClose={close}>
          <img src={large} alt={file.name} style={FIT} />
          <a href={large} download={file.name} style={TOOL}>
            {words.save(file.name)}
          </a>
          <button type="button" class="solid" onClick={close}>
            {words.close}
          </button>
        </dialog>
      )}
    </>
  );
}

/** As a dialog of the browser: it keeps the keyboard inside, closes by Escape, and gives the focus back. */
const show = (dialog: HTMLDialogElement | null): void => {
  if (dialog?.open === false) dialog.showModal();
};

function Card({ file, waits }: { file: FileView; waits: boolean }): JSX.Element {
  const session = useSession();
  const words = fileWords(useTexts().tag);
  const [gone, setGone] = useState(false);
  const save = async (): Promise<void> => {
    const url = await bytesAt(file.id, waits, session.token());
    setGone(url === null);
    if (url === null) return;
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  return (
    <button type="button" class="outline" aria-label={words.save(file.name)} onClick={() => void save()}>
      <bdi>{gone ? words.gone : file.name}</bdi>
    </button>
  );
}

const PLACE = { display: 'block', padding: '0', overflow: 'hidden', borderRadius: '8px' } as const;
const LARGE = {
  width: '100vw',
  maxWidth: 'none',
  height: '100dvh',
  maxHeight: 'none',
  borderRadius: '0',
  color: 'var(--ink)',
  display: 'grid',
  placeItems: 'center',
  alignContent: 'center',
  gap: '12px',
  padding: '12px',
  background: 'var(--ground)',
} as const;
const FIT = { maxWidth: '100%', maxHeight: '75vh', objectFit: 'contain' } as const;
const TOOL = { overflowWrap: 'anywhere' } as const;
