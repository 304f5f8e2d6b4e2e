import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ManualContent } from '../../phrases/content.ts';
import { loadContent, readContent, type LoadedContent } from '../../phrases/load.ts';
import { ManualError } from '../../phrases/manual.ts';
import type { Locale } from '../../phrases/manual.ts';
import type { ManualFile } from '../../phrases/read-chapter.ts';
import { withStartersOn } from '../../phrases/starter-chapters.ts';
import { builtManual } from './built-manual.ts';

/** The manual that came with the program, in both languages. */
export type ShippedManual = Readonly<Record<Locale, LoadedContent>>;

/** The manual as a build parsed it, with the hash of its files. */
export interface BuiltManual {
  readonly hash: string;
  readonly shipped: ShippedManual;
}

/**
 * Reads the manual from the files of a folder, with its starter chapters switched on where that is wished. If a file is broken, warns with file and line and returns the manual
 * that was read last; throws {@link ManualError} if there is none.
 */
export function readShipped(
  folder: string,
  lastGood: string,
  warn: (trouble: string) => void,
  startersOn = false,
): ShippedManual {
  try {
    const files = filesOf(folder);
    const built = builtManual(startersOn);
    return built?.hash === hashOf(files) ? built.shipped : read(files, startersOn);
  } catch (error) {
    if (!(error instanceof ManualError) || !existsSync(lastGood)) throw error;
    warn(`${error.message}\nUntil that is put right, the desk goes on with the manual as it read it last.`);
    const { 'zh-CN': chinese, en } = Kept.parse(JSON.parse(readFileSync(lastGood, 'utf8')));
    return { 'zh-CN': loadContent('zh-CN', chinese), en: loadContent('en', en) };
  }
}

/** What a build stores of the manual in a folder. Throws {@link ManualError} for errors in its files. */
export function buildManual(folder: string, startersOn = false): BuiltManual {
  const files = filesOf(folder);
  return { hash: hashOf(files), shipped: read(files, startersOn) };
}

/**
 * Stores a manual that was read without errors, for a start at which the files are broken. If it cannot be written,
 * warns and goes on.
 */
export function keepShipped(lastGood: string, content: ManualContent, warn: (trouble: string) => void): void {
  const text = JSON.stringify(content);
  try {
    if (existsSync(lastGood) && readFileSync(lastGood, 'utf8') === text) return;
    mkdirSync(dirname(lastGood), { recursive: true });
    writeFileSync(`${lastGood}.new`, text);
    renameSync(`${lastGood}.new`, lastGood);
  } catch (error) {
    warn(
      `The manual that was read cannot be kept for a start at which its files are broken: ${String(error)}`,
    );
  }
}

const Kept = z.object({ 'zh-CN': z.array(z.unknown()), en: z.array(z.unknown()) });

type Files = Readonly<Record<Locale, readonly ManualFile[]>>;

function filesOf(folder: string): Files {
  return { 'zh-CN': filesIn(folder, 'zh-CN'), en: filesIn(folder, 'en') };
}

function filesIn(folder: string, locale: Locale): ManualFile[] {
  return readdirSync(join(folder, locale))
    .sort()
    .map((name) => ({
      path: `phrases/manual/${locale}/${name}`,
      text: readFileSync(join(folder, locale, name), 'utf8'),
    }));
}

function hashOf(files: Files): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('base64url');
}

function read(files: Files, startersOn: boolean): ShippedManual {
  const asWritten = { 'zh-CN': readContent(files['zh-CN']), en: readContent(files.en) };
  if (!startersOn) return asWritten;
  const content = withStartersOn({ 'zh-CN': asWritten['zh-CN'].chapters, en: asWritten.en.chapters });
  return { 'zh-CN': loadContent('zh-CN', content['zh-CN']), en: loadContent('en', content.en) };
}
