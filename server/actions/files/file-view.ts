import type { FileView } from '../../../protocol/files.ts';
import type { FileRow } from '../../storage/files/file-store.ts';

/** A file as the wire and the log's line have it. */
export function viewOf({
  id,
  name,
  type,
  size,
  width,
  height,
}: Omit<FileRow, 'state' | 'seq' | 'shown'>): FileView {
  return { id, name, type, size, ...(width === null || height === null ? {} : { width, height }) };
}
