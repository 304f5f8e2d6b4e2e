// Reads the shipped manual while building: a start that finds its files unchanged takes it from here.
import { join } from 'node:path';
import { runnerImport } from 'vite';

const MODULE = /\/server\/process\/built-manual\.ts$/;
/** Beside the scripts that read it, all of which stand in one folder. */
const FILE = 'manual.json';

/** Vite's plugin for it; the manual stands in the folder. */
export function builtManual(folder) {
  return {
    name: 'built-manual',
    async load(id) {
      if (!MODULE.test(id)) return null;
      const { module } = await runnerImport(join(id, '../shipped-manual.ts'), {
        configFile: false,
        logLevel: 'error',
      });
      this.emitFile({ type: 'asset', fileName: FILE, source: JSON.stringify(module.buildManual(folder)) });
      return `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
export function builtManual() { return JSON.parse(readFileSync(join(import.meta.dirname, '${FILE}'), 'utf8')); }
`;
    },
  };
}
