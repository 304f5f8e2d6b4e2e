import { Composer, LineCounter, Parser, isMap, isNode, isScalar, type Document } from 'yaml';
import { ManualError } from './manual.ts';
import { fieldAt, named, type Place } from './place.ts';
import { chapterFile, type ChapterFile } from './schema.ts';

/** A file of the manual, as the desk hands it in. */
export interface ManualFile {
  readonly path: string;
  readonly text: string;
}

/** A checked chapter; `refuse` ends the loading with the line (or the ids) of a place in it. */
export interface ReadChapter {
  readonly path: string;
  readonly content: ChapterFile;
  readonly refuse: (place: Place, reason: string) => never;
}

/**
 * Reads the chapters of one file, several if lines of `---` part them, and checks their shape.
 * Throws {@link ManualError} on broken YAML, unknown keys and wrong values.
 */
export function readChapters(file: ManualFile): ReadChapter[] {
  const lines = new LineCounter();
  const documents = composed(file, lines);
  if (documents.length === 0) throw new ManualError(file.path, 1, 'the file is empty');
  return documents.map((document) => {
    const broken = document.errors[0];
    if (broken) {
      throw new ManualError(
        file.path,
        lines.linePos(broken.pos[0]).line,
        `not valid YAML: ${broken.message}`,
      );
    }
    const refuse = (place: Place, reason: string): never => {
      throw new ManualError(file.path, lineOf(document, lines, place), reason);
    };
    return { path: file.path, content: shaped(plain(document, refuse), refuse), refuse };
  });
}

/** The same for a chapter that is data already; what is wrong is found by ids, for there are no lines. */
export function writtenChapter(path: string, value: unknown): ReadChapter {
  const refuse = (place: Place, reason: string): never => {
    throw new ManualError(path, 0, reason, fieldAt(path, value, place));
  };
  return { path, content: shaped(value, refuse), refuse };
}

function shaped(value: unknown, refuse: ReadChapter['refuse']): ChapterFile {
  const parsed = chapterFile.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const at = issue?.path.filter((step) => typeof step !== 'symbol') ?? [];
  if (issue?.code === 'unrecognized_keys') {
    return refuse([...at, issue.keys[0] ?? ''], `unknown key "${issue.keys[0] ?? ''}" in ${named(at)}`);
  }
  return refuse(at, `${named(at)}: ${issue?.message ?? 'not a chapter of a manual'}`);
}

function composed({ path, text }: ManualFile, lines: LineCounter): Document.Parsed[] {
  try {
    const tokens = new Parser(lines.addNewLine).parse(text.replace(/^\uFEFF/u, ''));
    return Array.from(new Composer().compose(tokens));
  } catch (error) {
    if (error instanceof RangeError) throw new ManualError(path, 1, 'not valid YAML: nested too deeply');
    throw error;
  }
}

function plain(document: Document.Parsed, refuse: ReadChapter['refuse']): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return refuse([], 'aliases (&name, *name) are not used in a manual');
  }
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
