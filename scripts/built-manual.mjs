// Reads the shipped manual while building: a start that finds its files unchanged takes it from here, and learns nothing of
// its starter chapters.
import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { written } from './made-tables.mjs';

const MANUAL = /\/server\/process\/built-manual\.ts$/;
const EXAMPLES = /\/server\/actions\/manual\/built-examples\.ts$/;
/** Beside the scripts that read them, all of which stand in one folder. */
const FILES = { manual: 'manual.json', startersOn: 'manual-starters-on.json', examples: 'examples.bin' };

/** Vite's plugin for it; the manual stands in the folder. */
export function builtManual(folder) {
  return {
    name: 'built-manual',
    async load(id) {
      if (MANUAL.test(id)) {
        const { buildManual } = await imported(join(id, '../shipped-manual.ts'));
        const emit = (fileName, startersOn) =>
          this.emitFile({ type: 'asset', fileName, source: JSON.stringify(buildManual(folder, startersOn)) });
        emit(FILES.manual, false);
        emit(FILES.startersOn, true);
        return `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
export function builtManual(startersOn) {
  const file = startersOn ? '${FILES.startersOn}' : '${FILES.manual}';
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
}
`;
      }
      if (!EXAMPLES.test(id)) return null;
      const { buildManual } = await imported(join(id, '../../../process/shipped-manual.ts'));
      const { buildExamples } = await imported(join(id, '../example-model.ts'));
      const { 'zh-CN': chinese, en } = buildManual(folder, true).shipped;
      const arrays = [];
      const value = written(buildExamples({ 'zh-CN': chinese.manual, en: en.manual }), arrays);
      this.emitFile({ type: 'asset', fileName: FILES.examples, source: Buffer.concat(arrays) });
      return `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
let examples;
export function builtExamples() {
  if (examples) return examples;
  const bytes = readFileSync(join(import.meta.dirname, '${FILES.examples}')).buffer;
  return (examples = ${value});
}
`;
    },
  };
}

async function imported(path) {
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
  return module;
}
