/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isPicture, type FileView } from '../../../protocol/files.ts';
import { fileWords } from '../locales/file-words.ts';
import { useSession, useTexts } from './widget-context.ts';

/** What was sent with a message: pictures in their place, everything else to be saved. */
export function Files({ files }: { files: readonly FileView[] }): JSX.Element {
  return (
    <>
      {files.map((file) =>
        isPicture(file) ? <Picture key={file.id} file={file} /> : <Card key={file.id} file={file} />,
      )}
    </>
  );
}

/** The bytes come with the customer's token, which an address cannot carry. Null: they are gone. */
async function bytesAt(path: string, token: string): Promise<string | null> {
  try {
    const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
    return response.ok ? URL.createObjectURL(await response.blob()) : null;
  } catch {
    return null;
  }
}

/** The place is kept by the sizes that came with the line: nothing moves when the picture arrives, or never does. */
function Picture({ file }: { file: FileView & { width: number; height: number } }): JSX.Element {
  const session = useSession();
  const words = fileWords(useTexts().tag);
  const [src, setSrc] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  const [large, setLarge] = useState<string | null>(null);
  const scale = Math.min(1, 220 / file.width, 280 / file.height);
  const [width, height] = [file.width, file.height].map((one) => Math.max(48, Math.round(one * scale)));
  useEffect(() => {
    const state = { left: false, url: null as string | null };
    void bytesAt(`/files/${file.id}/thumbnail`, session.token()).then((url) => {
      if (state.left && url !== null) return URL.revokeObjectURL(url);
      state.url = url;
      setSrc(url);
      setGone(url === null);
    });
    return () => {
      state.left = true;
      if (state.url !== null) URL.revokeObjectURL(state.url);
    };
  }, [file.id, session]);
  const close = (): void => {
    if (large !== null) URL.revokeObjectURL(large);
    setLarge(null);
  };
  return (
    <>
      <button
        type="button"
        style={{ ...PLACE, width: `${width}px`, height: `${height}px` }}
        aria-label={words.open(file.name)}
        onClick={() => void bytesAt(`/files/${file.id}`, session.token()).then(setLarge)}
      >
        {src !== null && <img src={src} alt={file.name} width={width} height={height} />}
        {gone && <i>{words.gone}</i>}
      </button>
      {large !== null && (
        <div
          style={LARGE}
          role="dialog"
          aria-modal="true"
          aria-label={file.name}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <img src={large} alt={file.name} style={FIT} />
          <a href={large} download={file.name} style={TOOL}>
            {words.save(file.name)}
          </a>
          <button type="button" class="solid" ref={(button) => button?.focus()} onClick={close}>
            {words.close}
          </button>
        </div>
      )}
    </>
  );
}

function Card({ file }: { file: FileView }): JSX.Element {
  const session = useSession();
  const words = fileWords(useTexts().tag);
  const [gone, setGone] = useState(false);
  const save = async (): Promise<void> => {
    const url = await bytesAt(`/files/${file.id}`, session.token());
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
  position: 'fixed',
  inset: '0',
  zIndex: '9',
  display: 'grid',
  placeItems: 'center',
  alignContent: 'center',
  gap: '12px',
  padding: '12px',
  background: 'var(--ground)',
} as const;
const FIT = { maxWidth: '100%', maxHeight: '75vh', objectFit: 'contain' } as const;
const TOOL = { overflowWrap: 'anywhere' } as const;
