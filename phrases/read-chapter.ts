import { LineCounter, isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import { ManualError } from './manual-error.ts';
import { chapterFile, type ChapterFile } from './schema.ts';

/** A file of the manual, as the desk hands it in. */
export interface ManualFile {
  readonly path: string;
  readonly text: string;
}

/** Where in a file something stands: keys and positions from the top. */
export type Place = readonly (string | number)[];

/** A checked file; `refuse` ends the loading with the line of a place in it. */
export interface ReadChapter {
  readonly path: string;
  readonly content: ChapterFile;
  readonly refuse: (place: Place, reason: string) => never;
}

/** Reads one file and checks its shape. Throws {@link ManualError} on broken YAML, unknown keys and wrong values. */
export function readChapter(file: ManualFile): ReadChapter {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken) {
    throw new ManualError(file.path, lines.linePos(broken.pos[0]).line, `not valid YAML: ${broken.message}`);
  }
  const refuse = (place: Place, reason: string): never => {
    throw new ManualError(file.path, lineOf(document, lines, place), reason);
  };
  const parsed = chapterFile.safeParse(plain(document, refuse));
  if (parsed.success) {
    return { path: file.path, content: parsed.data, refuse };
  }
  const issue = parsed.error.issues[0];
  const at = issue?.path.filter((step) => typeof step !== 'symbol') ?? [];
  if (issue?.code === 'unrecognized_keys') {
    return refuse([...at, issue.keys[0] ?? ''], `unknown key "${issue.keys[0] ?? ''}" in ${named(at)}`);
  }
  return refuse(at, `${named(at)}: ${issue?.message ?? 'not a chapter of a manual'}`);
}

function plain(document: Document.Parsed, refuse: ReadChapter['refuse']): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return refuse([], 'aliases (&name, *name) are not used in a manual');
  }
}

function named(place: Place): string {
  return place.length === 0
    ? 'the file'
    : place.map((step) => (typeof step === 'number' ? step + 1 : step)).join(' → ');
}

/** The line of the place, or of the nearest thing around it that the file does hold. */
function lineOf(document: Document.Parsed, lines: LineCounter, place: Place): number {
  for (let length = place.length; length >= 0; length -= 1) {
    const start = startOf(document, place.slice(0, length));
    if (start !== undefined) {
      return lines.linePos(start).line;
    }
  }
  return 1;
}

function startOf(document: Document.Parsed, place: Place): number | undefined {
  const last = place.at(-1);
  const parent = place.length > 1 ? document.getIn(place.slice(0, -1), true) : document.contents;
  if (typeof last === 'string' && isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last);
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node = place.length === 0 ? document.contents : document.getIn(place, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
