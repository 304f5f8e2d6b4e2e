import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManualContent } from '../../phrases/content.ts';
import type { Locale, Manual } from '../../phrases/manual.ts';
import type { ManualFile } from '../../phrases/read-chapter.ts';
import type { BuiltManual } from '../../server/process/shipped-manual.ts';
import { builtDesk } from '../wire/build.ts';

/** The files of the manual that the desk ships with. */
export function shippedFiles(locale: Locale): ManualFile[] {
  const directory = join(__dirname, '../../phrases/manual', locale);
  return readdirSync(directory).map((name) => ({
    path: `${locale}/${name}`,
    text: readFileSync(join(directory, name), 'utf8'),
  }));
}

/** The manual that the desk ships with. */
export function shippedManual(locale: Locale): Manual {
  return built().shipped[locale].manual;
}

/** The same as it is written, in both languages. */
export function shippedContent(): ManualContent {
  const { shipped } = built();
  return { 'zh-CN': shipped['zh-CN'].chapters, en: shipped.en.chapters };
}

let read: BuiltManual | undefined;

/**
 * As the build has read it, which is compared with the files in `tests/process/shipped-manual.test.ts`: reading those takes
 * half a second in each file of tests. Nobody may change what is read.
 */
function built(): BuiltManual {
  read ??= JSON.parse(readFileSync(join(builtDesk(), 'server/manual.json'), 'utf8')) as BuiltManual;
  return read;
}
