import type { MouseEvent } from 'react';
import type { Answer } from '../../../protocol/errors.ts';
import { refusalIn } from '../locales/refusals.ts';
import { showNotice } from '../store/view.ts';
import { answerOfFailure } from './call.ts';

/** How long a browser may take to begin with saving a file before its address is gone, ms. */
const SAVING_MS = 60_000;

/**
 * For the press on a link to a file: fetches the file, then saves it. A mere link would leave the console for the
 * browser's own page where the file is refused; this shows the refusal as a notice. A press that opens another tab or
 * window is left to the browser.
 */
export async function download(event: MouseEvent<HTMLAnchorElement>): Promise<void> {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const answer = await fetchFile(event.currentTarget.href);
  if (answer.ok) save(answer.name, answer.content);
  else showNotice(refusalIn(answer.error));
}

/** A file of the desk's own server with the name that the server gives it. Browsers keep large ones on disk. */
export async function fetchFile(address: string): Promise<Answer<{ name: string; content: Blob }>> {
  try {
    const response = await fetch(address, {
      credentials: 'same-origin',
      headers: { accept: 'application/json, */*' },
    });
    if (!response.ok) return await answerOfFailure(response);
    const name = nameIn(response.headers.get('content-disposition') ?? '');
    return { ok: true, name, content: await response.blob() };
  } catch {
    return await answerOfFailure(null);
  }
}

/** The name in a `Content-Disposition`, the one for every alphabet first (RFC 6266); empty without one. */
function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? '';
}

function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), SAVING_MS);
}
