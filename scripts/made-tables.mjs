// Makes the detector's tables while building, so that no process makes them anew or keeps what they were made of.
import { Buffer } from 'node:buffer';
import { runnerImport } from 'vite';

/** Modules whose functions give tables; each has a file of its own beside the scripts that read it, all in one folder. */
const MODULES = [
  { path: /\/phrases\/detect\/tables\.ts$/, file: 'detector.bin' },
  { path: /\/phrases\/learn\/matter-table\.ts$/, file: 'matters.bin' },
];

/** Vite's plugin for it. As it runs in every build of the server, the tables are never older than what they are made of. */
export function madeTables() {
  return {
    name: 'made-tables',
    async load(id) {
      const file = MODULES.find(({ path }) => path.test(id))?.file;
      if (file === undefined) return null;
      const { module } = await runnerImport(id, { configFile: false, logLevel: 'error' });
      const arrays = [];
      const exported = Object.entries(module).map(([name, value]) =>
        typeof value === 'function'
          ? `export function ${name}() { read(); return ${written(value(), arrays)}; }`
          : `export const ${name} = ${JSON.stringify(value)};`,
      );
      this.emitFile({ type: 'asset', fileName: file, source: Buffer.concat(arrays) });
      return `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
let bytes;
const read = () => (bytes ??= readFileSync(join(import.meta.dirname, '${file}')).buffer);
${exported.join('\n')}
`;
    },
  };
}

/** The value as an expression; its arrays of numbers go to the end of `arrays`, and are read from `bytes`. */
export function written(value, arrays) {
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
