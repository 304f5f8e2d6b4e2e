/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Link } from '../connection/view.ts';
import { brokenLink, useNetwork } from './pending.ts';
import { useLasting, useTexts } from './widget-context.ts';
const QUIET_MS = 1_000;

/** Says why the connection is lost; not for less than a second. */
export function LinkBanner({ link, known }: { link: Link; known: boolean }): JSX.Element | null {
  const texts = useTexts();
  const onNetwork = useNetwork();
  const lasting = useLasting(link === 'connecting' || link === 'offline', QUIET_MS);
  if (link === 'outdated')
    return (
      <div class="banner link" role="alert">
        <p class="grow">{texts.outdated}</p>
        <button type="button" class="solid" onClick={() => location.reload()}>
          {texts.reload}
        </button>
      </div>
    );
  if (!lasting) return null;
  return (
    <div class="banner link" role="status">
      <span class="spinner" aria-hidden="true" />
      <p class="grow">{brokenLink(link, { onNetwork, known }, texts)}</p>
    </div>
  );
}
