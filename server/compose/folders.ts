import { join } from 'node:path';

/** Where the program's own files are. */
export interface Folders {
  /** The built server: `dist/<build>/server`. */
  server: string;
  /** The built pages, beside it. */
  pages: string;
  /** The shipped manual, among the sources. */
  manual: string;
}

/** The folders, seen from that of the built server. */
export function foldersFrom(server: string): Folders {
  return { server, pages: join(server, '..'), manual: join(server, '../../../phrases/manual') };
}
