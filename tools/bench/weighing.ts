import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KILOBYTE = 1024;
const TEXT = /\.(js|css|html|svg|json)$/;

/**
 * What the widget takes over the network, in kB (1,024 bytes) after gzip: the loader alone, and all of it. `null`
 * where the pages were not built.
 */
export function weigh(built: string): { loaderKb: number | null; widgetKb: number | null } {
  const loader = join(built, 'loader/widget.js');
  const frame = join(built, 'widget');
  if (!existsSync(loader) || !existsSync(frame)) return { loaderKb: null, widgetKb: null };
  const loaderKb = weightOf(loader);
  const files = readdirSync(frame, { recursive: true, encoding: 'utf8' }).filter((name) => TEXT.test(name));
  const widgetKb = files.reduce((sum, name) => sum + weightOf(join(frame, name)), loaderKb);
  return { loaderKb, widgetKb };
}

function weightOf(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length / KILOBYTE;
}
