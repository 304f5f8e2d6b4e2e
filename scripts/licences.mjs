// `npm run licences`: writes docs/licences.md, what every package in use is licensed under, from package-lock.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));
const used = Object.entries(packages)
  .filter(([path, one]) => path !== '' && !one.dev && !one.devOptional)
  .map(([path, { version, license }]) => ({
    name: path.split('node_modules/').at(-1),
    version,
    license: license ?? 'see its package.json',
  }))
  .sort((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1));
const lines = [...new Set(used.map(({ name, version, license }) => `- ${name} ${version}: ${license}`))];
const page = `# Licences

What is in use beside Node.js itself, made from \`package-lock.json\` by \`npm run licences\`; tools of development are left out.

${lines.join('\n')}
`;
writeFileSync(process.argv[2] ?? fileURLToPath(new URL('docs/licences.md', root)), page);
