const KB = 1000;
const MB = 1_000_000;

/** The size of a file as people read it: `820 B`, `24 kB`, `3.1 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  if (bytes < MB) return `${Math.round(bytes / KB)} kB`;
  return `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB`;
}
