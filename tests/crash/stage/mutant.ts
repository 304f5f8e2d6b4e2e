import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtDesk } from '../../wire/build.ts';

/** One change to the built desk. It must fit in one place, or the mutant is none. */
export interface Change {
  find: RegExp;
  put: string;
}

/** A copy of the built desk with a fault put into it, beside the build; `remove` puts it away. */
export function mutantOf(changes: readonly Change[]): { build: string; remove: () => void } {
  const original = builtDesk();
  const build = mkdtempSync(join(dirname(original), '.draft-mutant-'));
  cpSync(join(original, 'server'), join(build, 'server'), { recursive: true });
  for (const pages of readdirSync(original).filter((name) => name !== 'server'))
    symlinkSync(join(original, pages), join(build, pages));
  const files = readdirSync(join(build, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(build, 'server', name));
  for (const change of changes) put(files, change);
  return { build, remove: () => rmSync(build, { recursive: true, force: true }) };
}

function put(files: readonly string[], { find, put: text }: Change): void {
  const fits = files.filter((file) => find.test(readFileSync(file, 'utf8')));
  if (fits.length === 0) throw new Error(`There is no place for this fault: ${find.source}`);
  for (const file of fits) {
    const code = readFileSync(file, 'utf8');
    const places = [...code.matchAll(new RegExp(find, 'g'))].length;
    // Code that looks alike elsewhere would get the fault instead, and nothing would be found out.
    if (places > 1) throw new Error(`There are ${places} places for this fault: ${find.source}`);
    writeFileSync(file, code.replace(find, text));
  }
}
