import { slotOf, width, type Weights } from './weight-table.ts';

/** As the training writes it: `hashes` are differences of 24-bit hashes as varints, `cells` as in the table. */
export interface Packed {
  classes: string[];
  thresholds: number[];
  bias: number[];
  levels: number[];
  features: number;
  hashes: string;
  cells: string;
}

/** Unpacks what the training has written. */
export function unpack(packed: Packed): Weights {
  const { classes, thresholds, bias, levels, features } = packed;
  const hashes = bytes(packed.hashes);
  const cells = bytes(packed.cells);
  const begins = new Uint32Array(features + 1);
  const keys = new Uint32Array(width);
  const rows = new Uint32Array(width);
  let [hash, read, begin] = [0, 0, 0];
  for (let row = 0; row < features; row++) {
    let [byte, shift] = [0x80, 0];
    let step = 0;
    for (; byte >= 0x80; shift += 7) {
      byte = hashes[read++] ?? 0;
      step |= (byte & 0x7f) << shift;
    }
    hash += step;
    const slot = slotOf(keys, hash + 1);
    keys[slot] = hash + 1;
    rows[slot] = row;
    begins[row] = begin;
    begin += 1 + (cells[begin] ?? 0);
  }
  begins[features] = begin;
  return { classes, thresholds, bias, levels, keys, rows, begins, cells };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Reads base64. Not by `atob`: that searches the alphabet at each letter, and makes a second string of the whole. */
function bytes(packed: string): Uint8Array {
  const values = new Uint8Array(128);
  for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value;
  const length = packed.indexOf('=') < 0 ? packed.length : packed.indexOf('=');
  const read = new Uint8Array(Math.floor((length * 3) / 4));
  let [held, bits, to] = [0, 0, 0];
  for (let at = 0; at < length; at++) {
    held = ((held << 6) | (values[packed.charCodeAt(at)] ?? 0)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    read[to++] = (held >> bits) & 0xff;
  }
  return read;
}
