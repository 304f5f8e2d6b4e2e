import type { MouseEvent } from 'react';
import type { Answer } from '../../../protocol/errors.ts';
import { refusalIn } from '../locales/refusals.ts';
import { showNotice } from '../store/view.ts';
import { answerOfFailure } from './call.ts';

/** How long the object URL of a file stays valid, ms: browsers may begin to save it late. */
const SAVING_MS = 60_000;

/**
 * Handles a click on a link to a file: fetches the file, then saves it. A plain link would replace the console by the
 * browser's error page if the server refuses; this shows a notice instead. Clicks that open another tab or window are
 * left to the browser.
 */
export async function download(event: MouseEvent<HTMLAnchorElement>): Promise<void> {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const answer = await fetchFile(event.currentTarget.href);
  if (answer.ok) save(answer.name, answer.content);
  else showNotice(refusalIn(answer.error));
}

/** Fetches a file of the server with the name that the server gives it. Browsers keep large blobs on disk. */
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

/** The name in a `Content-Disposition` header; prefers `filename*` (RFC 6266). Empty without one. */
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
