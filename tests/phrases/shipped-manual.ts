import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManualContent } from '../../phrases/content.ts';
import { readContent, type LoadedContent } from '../../phrases/load.ts';
import type { Locale, Manual } from '../../phrases/manual.ts';
import type { ManualFile } from '../../phrases/read-chapter.ts';

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
  return loaded(locale).manual;
}

/** The same as it is written, in both languages. */
export function shippedContent(): ManualContent {
  return { 'zh-CN': loaded('zh-CN').chapters, en: loaded('en').chapters };
}

const read = new Map<Locale, LoadedContent>();

/** Read once for all tests of a file: reading takes a quarter of a second, and nobody may change what is read. */
function loaded(locale: Locale): LoadedContent {
  const known = read.get(locale) ?? readContent(shippedFiles(locale));
  read.set(locale, known);
  return known;
}
