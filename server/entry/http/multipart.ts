import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { FILE_FIELD } from '../../../protocol/files.ts';
import type { Staged } from '../../actions/files/receive.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';

/** Bytes of a form around its file: boundaries, the name, headers. */
const AROUND_MAX = 16 * 1024;

const NO_FORM = refuse(
  'bad_request',
  `A file is sent as multipart/form-data, in the field “${FILE_FIELD}” alone.`,
);
const CUT_OFF = refuse('bad_request', 'The upload was cut off; send the file again.');
const NO_DISK = refuse('unavailable', 'The desk cannot take files right now; words still arrive.');

/** The refusal that names what is allowed. */
export function tooLarge(maxBytes: number): Refusal {
  return refuse('too_large', `A file may have at most ${Math.floor(maxBytes / 1_000_000)} MB.`);
}

/**
 * Writes the one file of a form into the staging folder as it arrives, never whole in memory. Nothing stays of what is
 * refused, too large, cut off or no such form.
 */
export async function stageFile(
  request: IncomingMessage,
  staging: string,
  maxBytes: number,
): Promise<Staged | Refusal> {
  // What says beforehand that it is too large is not read.
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + AROUND_MAX) return tooLarge(maxBytes);
  const form = formOf(request, maxBytes);
  if (form === null) return NO_FORM;
  const path = join(staging, `${randomUUID()}.part`);
  const outcome = await readForm(request, form, path, maxBytes).catch((error: unknown) =>
    isOfDisk(error) ? NO_DISK : CUT_OFF,
  );
  if (isRefusal(outcome)) await rm(path, { force: true });
  return outcome;
}

function formOf(request: IncomingMessage, maxBytes: number): busboy.Busboy | null {
  try {
    return busboy({
      headers: request.headers,
      // Browsers write names in UTF-8, whatever the old standard says; paths are refused, not shortened.
      defParamCharset: 'utf8',
      preservePath: true,
      // Each one more than allowed: the limit is told when it is reached, not when it is passed.
      limits: { parts: 2, files: 1, fields: 0, fileSize: maxBytes + 1, headerPairs: 20 },
    });
  } catch {
    return null;
  }
}

async function readForm(
  request: IncomingMessage,
  form: busboy.Busboy,
  path: string,
  maxBytes: number,
): Promise<Staged | Refusal> {
  const found: { staging: Promise<Staged | Refusal> | null; isOdd: boolean } = {
    staging: null,
    isOdd: false,
  };
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  form.on('file', (field, bytes, { filename, mimeType }) => {
    // Whatever happens to it is known from the pipeline.
    bytes.on('error', () => undefined);
    if (field !== FILE_FIELD) {
      found.isOdd = true;
      bytes.resume();
      return;
    }
    const staging = stage(bytes, path, maxBytes).then((size) =>
      size > maxBytes ? tooLarge(maxBytes) : { path, size, name: filename ?? '', claimed: mimeType },
    );
    staging.catch(fail);
    found.staging = staging;
  });
  const odd = (): void => void (found.isOdd = true);
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) form.on(limit, odd);
  form.on('field', odd);
  // The form waits for ever for a file that cannot be written: then the rest of it is not waited for.
  await Promise.race([pipeline(request, form), failed]);
  const staged = await found.staging;
  return found.isOdd || staged === null ? NO_FORM : staged;
}

/** Whether the disk is at fault, not whoever sends. */
function isOfDisk(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('syscall' in error)) return false;
  return error.syscall === 'open' || error.syscall === 'write';
}

/** Bytes written. */
async function stage(bytes: Readable, path: string, maxBytes: number): Promise<number> {
  let size = 0;
  await pipeline(
    bytes,
    async function* (parts: AsyncIterable<Buffer>) {
      for await (const part of parts) {
        size += part.length;
        if (size <= maxBytes) yield part;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  );
  return size;
}
