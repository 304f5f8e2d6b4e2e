// Writes the types of the CSS modules from the style sheets: a class that is not there does not compile.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../client', import.meta.url));

/** Where the types stand. */
export const TYPES = join(root, 'class-names.d.ts');

/** Every CSS module with its own classes, those of others (`:global`) aside, as components name them. */
export function modules() {
  return readdirSync(root, { recursive: true })
    .filter((file) => file.endsWith('.module.css'))
    .sort()
    .map((file) => ({ file, classes: classesIn(readFileSync(join(root, file), 'utf8')) }));
}

function classesIn(sheet) {
  const selectors = sheet
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/:global\([^)]*\)/g, '')
    .replace(/\{[^{}]*\}/g, '{');
  const names = Array.from(selectors.matchAll(/\.([a-z][\w-]*)/gi), ([, name]) => name);
  return [...new Set(names)]
    .map((name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()))
    .sort();
}

/** The types of all modules. */
export function types() {
  const declared = modules().map(({ file, classes }) => {
    const fields = classes.map((name) => `    readonly ${name}: string;\n`).join('');
    return `declare module '*/${basename(file)}' {\n  const styles: {\n${fields}  };\n  export default styles;\n}\n`;
  });
  const head = '// Written by `npm run class-names` from the style sheets; not to be edited.\n\n';
  // Last, since the first pattern that fits counts: what is imported for its effect has no names.
  return head + [...declared, `declare module '*.css' {}\n`].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TYPES, types());
