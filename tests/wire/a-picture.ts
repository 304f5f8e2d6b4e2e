import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { FileView } from '../../protocol/files.ts';
import type { Desk } from './a-desk.ts';

/** A file to send: its bytes, its name, the type that its browser names. */
export interface Sample {
  bytes: Buffer;
  name: string;
  type?: string;
}

/** A picture of one colour. */
export async function aPicture({
  width = 60,
  height = 40,
  name = '截图.png',
}: { width?: number; height?: number; name?: string } = {}): Promise<Sample> {
  const canvas = sharp({ create: { width, height, channels: 3, background: '#c33' } });
  return { bytes: await canvas.png().toBuffer(), name, type: 'image/png' };
}

/** How a file was answered. */
export interface Uploaded {
  status: number;
  code: string | undefined;
  file: FileView;
}

/** Sends a file as a browser does: staff by a chat, a case or a phrase and their cookie, a customer by their token. */
export async function upload(
  desk: Desk,
  who:
    | { chatId: string; cookie: string }
    | { case: string; cookie: string }
    | { phrase: string; cookie: string }
    | { token: string },
  { bytes, name, type = '' }: Sample,
  field = 'file',
): Promise<Uploaded> {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(bytes)], { type }), name);
  const [path, headers] =
    'token' in who
      ? ['/widget/files', { authorization: `Bearer ${who.token}` }]
      : [pathOf(who), { cookie: who.cookie }];
  const response = await fetch(desk.url + path, { method: 'POST', headers: { ...headers }, body: form });
  const body = (await response.json()) as { file: FileView; error?: { code: string } };
  return { status: response.status, code: body.error?.code, file: body.file };
}

function pathOf(who: { chatId: string } | { case: string } | { phrase: string }): string {
  if ('case' in who) return `/api/cases/${who.case}/files`;
  return 'phrase' in who ? `/api/phrases/${who.phrase}/files` : `/api/chats/${who.chatId}/files`;
}

/** The names of what lies in the folder of files and in that of uploads. */
export function stored({ dataDir }: Pick<Desk, 'dataDir'>): string[] {
  return ['files', 'uploads'].flatMap((folder) =>
    readdirSync(join(dataDir, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ name }) => name),
  );
}
