import type { FileKind } from '../../../protocol/files.ts';

/** What is known of a type: its sort, and the endings of its names, the usual one first. */
interface TypeOfFile {
  kind: FileKind;
  endings: readonly [string, ...string[]];
}

/**
 * Every type that the desk can let in, by its media type. What is not here is not let in, whatever the settings say.
 * HTML, SVG and XML are text: they are saved, never shown.
 */
export const TYPES: Readonly<Record<string, TypeOfFile>> = {
  'image/jpeg': { kind: 'pictures', endings: ['jpg', 'jpeg', 'jfif', 'jpe'] },
  'image/png': { kind: 'pictures', endings: ['png', 'apng'] },
  'image/webp': { kind: 'pictures', endings: ['webp'] },
  'image/gif': { kind: 'pictures', endings: ['gif'] },
  'image/avif': { kind: 'pictures', endings: ['avif'] },
  'image/heic': { kind: 'pictures', endings: ['heic', 'heif', 'hif'] },
  'image/bmp': { kind: 'pictures', endings: ['bmp', 'dib'] },
  'image/tiff': { kind: 'pictures', endings: ['tif', 'tiff'] },
  'application/pdf': { kind: 'pdf', endings: ['pdf'] },
  'text/plain': { kind: 'text', endings: ['txt', 'text', 'log', 'md', 'ini', 'conf', 'yaml', 'yml', 'srt'] },
  'text/csv': { kind: 'text', endings: ['csv', 'tsv'] },
  'application/json': { kind: 'text', endings: ['json', 'jsonl', 'har'] },
  'text/html': { kind: 'text', endings: ['html', 'htm', 'xhtml', 'mht', 'mhtml'] },
  'image/svg+xml': { kind: 'text', endings: ['svg'] },
  'application/xml': { kind: 'text', endings: ['xml', 'xsd', 'xsl'] },
  'message/rfc822': { kind: 'text', endings: ['eml'] },
  'text/vcard': { kind: 'text', endings: ['vcf'] },
  'text/calendar': { kind: 'text', endings: ['ics'] },
  'application/rtf': { kind: 'office', endings: ['rtf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    kind: 'office',
    endings: ['docx', 'dotx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    kind: 'office',
    endings: ['xlsx', 'xltx'],
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    kind: 'office',
    endings: ['pptx', 'ppsx', 'potx'],
  },
  'application/msword': { kind: 'office', endings: ['doc', 'dot', 'wps'] },
  'application/vnd.ms-excel': { kind: 'office', endings: ['xls', 'xlt', 'et'] },
  'application/vnd.ms-powerpoint': { kind: 'office', endings: ['ppt', 'pps', 'dps'] },
  'application/vnd.oasis.opendocument.text': { kind: 'office', endings: ['odt'] },
  'application/vnd.oasis.opendocument.spreadsheet': { kind: 'office', endings: ['ods'] },
  'application/vnd.oasis.opendocument.presentation': { kind: 'office', endings: ['odp'] },
  'application/vnd.apple.numbers': { kind: 'office', endings: ['numbers'] },
  'application/vnd.apple.pages': { kind: 'office', endings: ['pages'] },
  'application/vnd.apple.keynote': { kind: 'office', endings: ['key'] },
  'application/ofd': { kind: 'office', endings: ['ofd'] },
  'application/epub+zip': { kind: 'office', endings: ['epub'] },
  'application/zip': { kind: 'archives', endings: ['zip'] },
  'application/x-7z-compressed': { kind: 'archives', endings: ['7z'] },
  'application/vnd.rar': { kind: 'archives', endings: ['rar'] },
  'application/gzip': { kind: 'archives', endings: ['gz', 'tgz'] },
  'application/x-tar': { kind: 'archives', endings: ['tar'] },
  'audio/mpeg': { kind: 'audio', endings: ['mp3', 'mpga'] },
  'audio/mp4': { kind: 'audio', endings: ['m4a', 'f4a'] },
  'audio/aac': { kind: 'audio', endings: ['aac'] },
  'audio/wav': { kind: 'audio', endings: ['wav'] },
  'audio/ogg': { kind: 'audio', endings: ['ogg', 'oga', 'opus'] },
  'audio/flac': { kind: 'audio', endings: ['flac'] },
  'audio/amr': { kind: 'audio', endings: ['amr'] },
  'video/mp4': { kind: 'video', endings: ['mp4', 'm4v'] },
  'video/quicktime': { kind: 'video', endings: ['mov', 'qt'] },
  'video/webm': { kind: 'video', endings: ['webm'] },
  'video/3gpp': { kind: 'video', endings: ['3gp', '3gpp'] },
  'video/x-matroska': { kind: 'video', endings: ['mkv'] },
  'video/vnd.avi': { kind: 'video', endings: ['avi'] },
};

/** What signatures are called elsewhere: the names of `file-type` and of browsers. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'image/apng': 'image/png',
  'image/jpg': 'image/jpeg',
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heic',
  'image/x-ms-bmp': 'image/bmp',
  'text/xml': 'application/xml',
  'text/rtf': 'application/rtf',
  'application/x-rar-compressed': 'application/vnd.rar',
  'application/x-zip-compressed': 'application/zip',
  'application/x-gzip': 'application/gzip',
  'audio/x-m4a': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/opus': 'audio/ogg',
  'audio/mp3': 'audio/mpeg',
  'application/ogg': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
  'video/3gpp2': 'video/3gpp',
  'video/matroska': 'video/x-matroska',
  'video/x-msvideo': 'video/vnd.avi',
};

/** The one name of a media type here; others stay as they are. */
export function typeNamed(mime: string): string {
  const name = mime.trim().toLowerCase();
  const bare = name.split(';', 1)[0] ?? name;
  return OTHER_NAMES[name] ?? OTHER_NAMES[bare] ?? bare;
}

const BY_ENDING: ReadonlyMap<string, string> = new Map(
  Object.entries(TYPES).flatMap(([type, { endings }]) => endings.map((ending) => [ending, type] as const)),
);

/** The type that names with this ending have; undefined for one that is not known. */
export function typeByEnding(ending: string): string | undefined {
  return BY_ENDING.get(ending);
}

/** Endings of programs and of what makes a computer run one: not let in, whatever is inside. */
export const PROGRAMS: ReadonlySet<string> = new Set(
  `apk app appx bat cmd com cpl dll dmg exe gadget hta img inf ins iso jar js jse lnk msc msi msix msp mst pif ps1 psm1
  py rb reg scf scr sh sys url vb vbe vbs wasm wsc wsf wsh xll`.split(/\s+/),
);
