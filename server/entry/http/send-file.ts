import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { isPicture } from '../../../protocol/files.ts';
import {
  bytesOf,
  NO_SUCH_FILE,
  readableFile,
  viewOf,
  type Reader,
  type ReadingServices,
} from '../../actions/files/read-file.ts';
import { publicPicture } from '../../actions/settings/pictures.ts';
import type { Needs } from '../../actions/services.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { ByteRange } from '../../storage/files/blob-store.ts';
import type { FileRow } from '../../storage/files/file-store.ts';
import { wireError } from '../wire-errors.ts';
import { sendError } from './respond.ts';

/** Seconds for which a browser shows a picture without asking again: what is erased is gone from screens soon after. */
const FRESH_S = 300;

/** One request for a file. */
interface Asked {
  request: Request;
  response: Response;
  reader: Reader;
  which: 'file' | 'thumbnail';
}

/**
 * Sends a file to who may read it, through the desk and never from the store. Only pictures that the desk has encoded
 * are shown in a page; all else is saved, and can run nothing should it be opened after all.
 */
export async function sendFile(
  services: ReadingServices,
  { request, response, reader, which }: Asked,
): Promise<void> {
  const row = await readableFile(services, reader, String(request.params['id']));
  if (isRefusal(row) || (which === 'thumbnail' && row.thumbnail !== 1)) {
    response.setHeader('cache-control', 'no-store');
    return sendError(response, wireError(NO_SUCH_FILE));
  }
  guard(response, row, which, 'save' in request.query);
  if (request.fresh) return void response.status(304).end();
  const range = which === 'file' ? rangeOf(request, response, row.size) : null;
  if (range === 'unsatisfiable') return void response.status(416).end();
  const bytes = await bytesOf(services, row, which, range ?? undefined);
  if (bytes === null) {
    for (const name of response.getHeaderNames()) if (OF_FILE.has(name)) response.removeHeader(name);
    response.status(200).setHeader('cache-control', 'no-store');
    return sendError(response, wireError(NO_SUCH_FILE));
  }
  if (request.method === 'HEAD') {
    bytes.destroy();
    return void response.end();
  }
  // Who goes away in the middle is no fault of ours; what breaks off is seen by its length.
  await pipeline(bytes, response).catch(() => response.destroy());
}

/**
 * Sends a picture of the desk to whoever has its address, small as the encoder has made it; another picture has another
 * address, so browsers keep it.
 */
export async function sendPicture(
  services: Needs<'files' | 'settings' | 'store.files'>,
  request: Request,
  response: Response,
): Promise<void> {
  const row = await publicPicture(services, String(request.params['id']));
  const bytes = isRefusal(row) ? null : await bytesOf(services, row, 'thumbnail');
  if (isRefusal(row) || bytes === null) {
    response.setHeader('cache-control', 'no-store');
    return sendError(response, wireError(NO_SUCH_FILE));
  }
  guard(response, row, 'thumbnail', false);
  response.removeHeader('vary');
  response.setHeader('cache-control', 'public, max-age=31536000, immutable');
  await pipeline(bytes, response).catch(() => response.destroy());
}

/** What {@link guard} and {@link rangeOf} say of a file. */
const OF_FILE: ReadonlySet<string> = new Set([
  ...['content-disposition', 'content-length', 'content-range', 'content-type', 'etag', 'accept-ranges'],
]);

function guard(response: Response, row: FileRow, which: Asked['which'], toSave: boolean): void {
  const isShown = which === 'thumbnail' || (isPicture(viewOf(row)) && !toSave);
  const type = which === 'thumbnail' ? 'image/webp' : row.type;
  if (!isShown) response.attachment(row.name);
  // What is markup is not even called so: whoever opens it has asked a program of their own to.
  response.setHeader('content-type', /xml$|html|svg/.test(type) ? 'application/octet-stream' : type);
  if (which === 'file') response.setHeader('content-length', row.size);
  response.setHeader('etag', `"${row.hash}${which === 'thumbnail' ? '-t' : ''}"`);
  response.setHeader('cache-control', `private, max-age=${FRESH_S}`);
  response.setHeader('vary', 'cookie, authorization');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('content-security-policy', "default-src 'none'; sandbox");
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  if (which === 'file') response.setHeader('accept-ranges', 'bytes');
}

/** One part of a file, as players and broken-off downloads ask for it; several at once get the whole. */
function rangeOf(request: Request, response: Response, size: number): ByteRange | 'unsatisfiable' | null {
  const asked = request.range(size);
  if (asked === undefined || asked === -2) return null;
  if (asked === -1) {
    response.setHeader('content-range', `bytes */${size}`);
    response.removeHeader('content-length');
    return 'unsatisfiable';
  }
  const [range] = asked;
  if (asked.type !== 'bytes' || asked.length !== 1 || range === undefined) return null;
  response.status(206);
  response.setHeader('content-range', `bytes ${range.start}-${range.end}/${size}`);
  response.setHeader('content-length', range.end - range.start + 1);
  return { start: range.start, end: range.end };
}
