import { z } from 'zod';
import { Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { StoredCalendar } from '../../protocol/calendar.ts';
import { isPictureKey } from '../../protocol/picture-settings.ts';
import { isSecret, isSettingKey, type AnyWire, type SettingKey } from '../../protocol/settings.ts';
import { Tags, type Tag } from '../../protocol/tags.ts';
import { departmentsFromFile, type FileDepartment } from './departments-file.ts';
import { parseSetting, type WireValues } from '../../protocol/setting-values.ts';

/** The form of the file; a file of a later one is refused as a whole. */
const FORM = 1;

/** What a settings file says: null is the default again, what it does not name stays. */
export interface FileSettings {
  values: Map<SettingKey, AnyWire | null>;
  calendar: StoredCalendar | null;
  /** The desk's tags; null: not named. */
  tags: readonly Tag[] | null;
  departments: FileDepartment[];
  /** Of a setting by its key, of a department as `returns/`, of a part of it as `returns/idleClose`. */
  lineOf: (key: string) => number;
}

/** A line of a settings file that cannot be taken, and why. */
export interface FileFault {
  line: number;
  key: string;
  message: string;
}

/**
 * Writes what has been set on the desk, its calendar and its departments by their ids, as YAML that {@link readSettingsFile}
 * reads back unchanged. A desk without departments has no such part.
 */
export function writeSettingsFile(
  values: WireValues,
  calendar: StoredCalendar,
  departments: Readonly<Record<string, object>> = {},
  tags: readonly Tag[] = [],
): string {
  const document = new Document({
    form: FORM,
    settings: Object.fromEntries([...values].sort(([one], [other]) => (one < other ? -1 : 1))),
    calendar,
    ...(tags.length === 0 ? {} : { tags }),
    ...(Object.keys(departments).length === 0 ? {} : { departments }),
  });
  return document.toString({ lineWidth: 120 });
}

/** Reads a settings file, or says what is wrong with it, line by line: all of it at once. */
export function readSettingsFile(text: string): FileSettings | { faults: FileFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const message = error.message.split('\n')[0] ?? 'cannot be read';
    return { faults: [{ line: lines.linePos(error.pos[0]).line, key: '', message }] };
  }
  const given = plainOf(document);
  if (!isRecord(given))
    return { faults: [{ line: 1, key: '', message: 'must be a settings file of a desk' }] };
  const lineOf = lineIn(document, lines);
  const faults = [...formFaults(given, lineOf)];
  const values = readValues(given['settings'] ?? {}, (key, message) =>
    faults.push({ line: lineOf(key), key, message }),
  );
  const calendar = readCalendar(given['calendar']);
  if (calendar !== null && 'fault' in calendar)
    faults.push({ line: lineOf('calendar'), key: 'calendar', message: calendar.fault });
  const tags = readTags(given['tags'], (message) =>
    faults.push({ line: lineOf('tags'), key: 'tags', message }),
  );
  const { departments, faults: ofDepartments } = departmentsFromFile(given['departments']);
  for (const { part, message, ...of } of ofDepartments) {
    const key = keyOf(of.id, part);
    faults.push({ line: lineOf(key), key, message });
  }
  if (faults.length > 0 || (calendar !== null && 'fault' in calendar)) return { faults };
  return { values, calendar, tags, departments, lineOf };
}

/** The document as data; null without content, and for aliases, which could make a small file a large one. */
function plainOf(document: Document.Parsed): unknown {
  try {
    return document.contents === null ? null : document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

function* formFaults(given: Record<string, unknown>, lineOf: (key: string) => number): Generator<FileFault> {
  if (given['form'] !== FORM)
    yield { line: lineOf('form'), key: 'form', message: `must be ${FORM}: the file is of another version` };
  for (const key of Object.keys(given))
    if (!['form', 'settings', 'calendar', 'tags', 'departments'].includes(key))
      yield { line: lineOf(key), key, message: 'there is no such part' };
}

function readValues(
  asked: unknown,
  fault: (key: string, message: string) => void,
): Map<SettingKey, AnyWire | null> {
  const values = new Map<SettingKey, AnyWire | null>();
  if (!isRecord(asked)) fault('settings', 'must name settings');
  for (const [key, value] of Object.entries(isRecord(asked) ? asked : {})) {
    const read = readValue(key, value);
    if ('fault' in read) fault(key, read.fault);
    else values.set(read.key, read.wire);
  }
  return values;
}

function readValue(
  key: string,
  value: unknown,
): { key: SettingKey; wire: AnyWire | null } | { fault: string } {
  if (!isSettingKey(key)) return { fault: 'there is no such setting' };
  if (isSecret(key)) return { fault: 'is a secret: no file holds it, set it on the screen' };
  if (isPictureKey(key)) return { fault: 'is a picture: no file holds it, upload it on the screen' };
  if (value === null) return { key, wire: null };
  const read = parseSetting(key, value);
  return 'fault' in read ? read : { key, wire: read.wire };
}

function keyOf(id: string, part: string): string {
  return id === '' ? 'departments' : `${id}/${part}`;
}

function readTags(given: unknown, fault: (message: string) => void): readonly Tag[] | null {
  if (given === undefined) return null;
  const read = Tags.safeParse(given);
  if (!read.success) fault(firstFault(read.error));
  return read.data ?? null;
}

const FileCalendar = z.strictObject(StoredCalendar.shape);

function readCalendar(given: unknown): StoredCalendar | { fault: string } | null {
  if (given === undefined) return null;
  const read = FileCalendar.safeParse(given);
  if (read.success) return read.data;
  return { fault: firstFault(read.error) };
}

function firstFault({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'cannot be read'}`.trim();
}

/** Where a setting stands in the file, or a part of it. */
function lineIn(document: Document.Parsed, lines: LineCounter): (key: string) => number {
  const known = new Map<string, number>();
  const note = (map: unknown, nameOf: (key: string) => string = (key) => key) => {
    if (!isMap(map)) return;
    for (const { key } of map.items)
      if (isScalar(key) && key.range) known.set(nameOf(String(key.value)), lines.linePos(key.range[0]).line);
  };
  note(document.contents);
  note(document.get('settings'));
  const departments = document.get('departments');
  note(departments, (id) => `${id}/`);
  for (const { key, value } of isMap(departments) ? departments.items : []) {
    const ownOf = (part: string) => `${String(isScalar(key) ? key.value : '')}/${part}`;
    note(value, ownOf);
    if (isMap(value)) note(value.get('settings'), ownOf);
  }
  return (key) => known.get(key) ?? known.get(key.replace(/\/.*/u, '/')) ?? 1;
}

function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
