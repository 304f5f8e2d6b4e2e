// `npm run licences`: writes docs/licences.md, what every package in use is licensed under, from package-lock.json: those that are
// installed, and those that are built into the pages and the server, which package.json counts as tools of development.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const builtIn = new Set();
for (const name of importedBelow(['client', 'server', 'phrases', 'protocol'])) include(name, '');

const used = Object.entries(packages)
  .filter(([path, one]) => path !== '' && (builtIn.has(path) || (!one.dev && !one.devOptional)))
  .map(([path, { version, license }]) => ({
    name: path.split('node_modules/').at(-1),
    version,
    license: license ?? 'see its package.json',
  }))
  .sort((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1));
const lines = [...new Set(used.map(({ name, version, license }) => `- ${name} ${version}: ${license}`))];
const page = `# Licences

What is in use beside Node.js itself, installed or built into the pages and the server, made from \`package-lock.json\` by
\`npm run licences\`; tools of development are left out.

${lines.join('\n')}
`;
writeFileSync(process.argv[2] ?? join(root, 'docs/licences.md'), page);

/** A package and what it needs, found as Node.js finds it: the nearest one first. */
function include(name, from) {
  const path = [`${from}/node_modules/${name}`, `node_modules/${name}`].find((one) => packages[one]);
  if (path === undefined || builtIn.has(path) || name.startsWith('@types/')) return;
  builtIn.add(path);
  for (const needed of Object.keys(packages[path].dependencies ?? {})) include(needed, path);
}

/** Names of all packages that sources below these folders import, types aside. */
function importedBelow(folders) {
  const names = new Set();
  for (const folder of folders)
    for (const file of readdirSync(join(root, folder), { recursive: true })) {
      if (!/\.tsx?$/.test(file)) continue;
      const text = readFileSync(join(root, folder, file), 'utf8');
      for (const [, kind, name] of text.matchAll(
        /(?:^(import|export) |import\()[^;]*?['"]((?:@[\w.-]+\/)?[\w.-]+)/gm,
      ))
        if (!/^(?:node:|\.)/.test(name) && kind !== 'type') names.add(name);
    }
  return names;
}
