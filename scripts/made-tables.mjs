// Makes the detector's tables while building, so that no process makes them anew or keeps what they were made of.
import { Buffer } from 'node:buffer';
import { runnerImport } from 'vite';

const MODULE = /\/phrases\/detect\/tables\.ts$/;
/** Beside the scripts that read it, all of which stand in one folder. */
const FILE = 'detector.bin';

/** Vite's plugin for it. As it runs in every build of the server, the tables are never older than lexicon and weights. */
export function madeTables() {
  return {
    name: 'made-tables',
    async load(id) {
      if (!MODULE.test(id)) return null;
      const { module } = await runnerImport(id, { configFile: false, logLevel: 'error' });
      const arrays = [];
      const phrases = written(module.phraseTable(), arrays);
      const weights = written(module.weightTable(), arrays);
      this.emitFile({ type: 'asset', fileName: FILE, source: Buffer.concat(arrays) });
      return `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
let bytes;
const read = () => (bytes ??= readFileSync(join(import.meta.dirname, '${FILE}')).buffer);
export const tags = ${JSON.stringify(module.tags)};
export function phraseTable() { read(); return ${phrases}; }
export function weightTable() { read(); return ${weights}; }
`;
    },
  };
}

/** The value as an expression; its arrays of numbers go to the end of `arrays`, and are read from `bytes`. */
function written(value, arrays) {
  if (ArrayBuffer.isView(value)) {
    const begin = arrays.reduce((sum, { length }) => sum + length, 0);
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    // Each begins at a multiple of eight, as arrays of wide numbers must.
    arrays.push(bytes, new Uint8Array(-bytes.length & 7));
    return `new ${value.constructor.name}(bytes, ${begin}, ${value.length})`;
  }
  if (Array.isArray(value)) return `[${value.map((each) => written(each, arrays)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, each]) => `${name}: ${written(each, arrays)}`)
    .join()}}`;
}
