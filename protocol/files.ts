/** The sorts of files that a desk may let in, each switched by the setting `fileKinds`. */
export const FILE_KINDS = ['pictures', 'pdf', 'text', 'office', 'archives', 'audio', 'video'] as const;

/** One of {@link FILE_KINDS}. */
export type FileKind = (typeof FILE_KINDS)[number];

/** A file as an entry carries it. `type` is what its content is; bytes; pixels, upright, of pictures that are shown. */
export interface FileView {
  id: string;
  name: string;
  type: string;
  size: number;
  width?: number;
  height?: number;
}

/** How many files one message can have. */
export const FILES_PER_MESSAGE = 10;

/** Bytes of a file's name, in UTF-8. */
export const FILE_NAME_MAX_BYTES = 200;

/**
 * The types that are shown in the page, as thumbnail and in the viewer: the desk has encoded them anew. All else is only
 * ever saved.
 */
export const SHOWN_TYPES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
]);

/** Whether a file is shown as a picture: of its own size, so that its place can be kept before a byte has come. */
export function isPicture(file: FileView): file is FileView & { width: number; height: number } {
  return SHOWN_TYPES.has(file.type) && file.width !== undefined && file.height !== undefined;
}

/** What a list shows of a message without words. */
export type LastFile = 'picture' | 'file';

/** What a list shows of these files; null if there are none. */
export function lastFileOf(files: readonly FileView[] | undefined): LastFile | null {
  const [first] = files ?? [];
  if (first === undefined) return null;
  return isPicture(first) ? 'picture' : 'file';
}

/** The field of the form in which a file is sent. */
export const FILE_FIELD = 'file';

/** The paths of files. Not in the table of operations: what they take and give is no JSON. */
export const FILE_PATHS = {
  ofChat: '/api/chats/:id/files',
  ofCase: '/api/cases/:number/files',
  ofPhrase: '/api/phrases/:id/files',
  ofCustomer: '/widget/files',
  ofDesk: '/api/settings/pictures',
  file: '/files/:id',
  thumbnail: '/files/:id/thumbnail',
  deskPicture: '/widget/pictures/:id',
} as const;
