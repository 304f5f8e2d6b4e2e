import { fingerprint, shippedWeights } from './shipped.ts';
import type { DeskModel } from './desk-model.ts';

/** The form of the file; another form is another number. */
const version = 1;
/** Own situations of a model, and what a step of its weights is, at most. */
const mostOwn = 500;
const mostKnown = 1000;
const mostStep = 10;

/** Why a model cannot be used: the message is one sentence for whoever wanted to use it. */
export class ModelRefused extends Error {
  override readonly name = 'ModelRefused';
}

/** A model as text. `null` is written as a model that changes nothing. */
export function writeModel(model: DeskModel | null): string {
  const form = { huashuDeskModel: version, shipped: fingerprint() };
  if (model === null) return `${JSON.stringify({ ...form, changes: false })}\n`;
  const { classes, trust, threshold, ownOnly, step, weights } = model;
  const rows = Uint32Array.from(model.rows.keys());
  const own = classes.slice(model.shipped);
  const known = model.known === undefined ? {} : { known: [...model.known] };
  const written = {
    ...known,
    own,
    trust,
    threshold,
    ownOnly,
    step,
    rows: base64Of(rows),
    weights: base64Of(weights),
  };
  return `${JSON.stringify({ ...form, changes: true, ...written })}\n`;
}

/** Reads a model; null for one that changes nothing. Throws {@link ModelRefused} for a broken one and for other shipped weights. */
export function readModel(text: string): DeskModel | null {
  const data = parsed(text);
  if (data.huashuDeskModel !== version)
    throw new ModelRefused(
      `it is of version ${String(data.huashuDeskModel)}, and this program reads version ${version}`,
    );
  if (data.shipped !== fingerprint())
    throw new ModelRefused('it was learnt on top of other shipped weights than these: learn it again');
  if (data.changes === false) return null;
  return checked(data) ?? refuse();
}

function parsed(text: string): Record<string, unknown> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new ModelRefused('it is not a model: not JSON, or cut off');
  }
  if (typeof data !== 'object' || data === null || !('huashuDeskModel' in data))
    throw new ModelRefused('it is not a model of a desk');
  return { ...data };
}

function refuse(): never {
  throw new ModelRefused('it is broken: its parts do not fit together');
}

function checked(data: Record<string, unknown>): DeskModel | null {
  const { own, trust, threshold, ownOnly, step } = data;
  if (!isShare(trust) || !isShare(threshold) || typeof ownOnly !== 'boolean' || !isStep(step)) return null;
  const shipped = ownOnly ? ['none'] : shippedWeights().classes;
  const classes = classesWith(shipped, own);
  if (classes === null) return null;
  const table = tableOf(data, classes.length);
  const known = knownIn(data.known);
  if (known === null) return null;
  return table && { classes, shipped: shipped.length, trust, threshold, ownOnly, step, ...known, ...table };
}

/** The situations that came up in a record; empty where all are meant, null where it is no list of ids. */
function knownIn(known: unknown): { known?: ReadonlySet<string> } | null {
  if (known === undefined) return {};
  if (!Array.isArray(known) || known.length > mostKnown || !known.every((id) => typeof id === 'string'))
    return null;
  return { known: new Set<string>(known) };
}

function classesWith(shipped: readonly string[], own: unknown): string[] | null {
  if (!Array.isArray(own) || own.length > mostOwn || !own.every((id) => typeof id === 'string')) return null;
  const classes = [...shipped, ...own];
  return new Set(classes).size === classes.length ? classes : null;
}

function tableOf(data: Record<string, unknown>, classes: number): Pick<DeskModel, 'rows' | 'weights'> | null {
  const [rows, weights] = [bytesOf(data.rows), bytesOf(data.weights)];
  if (rows === null || weights === null || rows.length % 4 !== 0) return null;
  if (weights.length !== (rows.length / 4) * classes) return null;
  const hashes = [...new Uint32Array(rows.buffer, rows.byteOffset, rows.length / 4)];
  const table = new Map(hashes.map((hash, at) => [hash, at]));
  if (table.size !== hashes.length) return null;
  return { rows: table, weights: new Int8Array(weights.buffer, weights.byteOffset, weights.length) };
}

function isStep(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= mostStep;
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function base64Of(values: Uint32Array | Int8Array): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function bytesOf(text: unknown): Uint8Array | null {
  if (typeof text !== 'string') return null;
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
