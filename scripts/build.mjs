// Builds what `npm start` serves into dist/<fingerprint of the sources>/, unless it is there already.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  mkdirSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

// Of these the server uses a small part; bundled, the rest is neither read nor kept in memory (22 MB less).
const BUNDLED = [
  '@eslint-community/regexpp',
  'chinese-days',
  'kysely',
  'opencc-js',
  'temporal-polyfill',
  'uuid',
  'yaml',
  'zod',
];

/**
 * What the widget imports while it runs are its languages, one module each without styles: there is nothing to fetch ahead
 * of them. Vite's code for that, a fortieth of the widget, gives way to the mere import.
 */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

/** The folder in which a build of exactly these sources stands or will stand. */
export function buildFolder() {
  const hash = createHash('sha256');
  for (const place of [
    'protocol',
    'phrases',
    'server',
    'client',
    'tools',
    'scripts/build.mjs',
    'scripts/built-manual.mjs',
    'scripts/made-tables.mjs',
    'package-lock.json',
  ])
    for (const file of filesBelow(join(root, place)))
      hash.update(relative(root, file)).update(readFileSync(file));
  return join(dist, hash.digest('hex').slice(0, 16));
}

/** Builds if needed; gives the folder. Safe to run twice at the same time: the first to finish wins. */
export async function build({ force = false, quiet = true } = {}) {
  const folder = buildFolder();
  if (existsSync(folder) && !force) return folder;
  mkdirSync(dist, { recursive: true });
  const draft = mkdtempSync(join(dist, '.draft-'));
  // Who serves is often another user than who builds.
  chmodSync(draft, 0o755);
  try {
    await buildInto(draft, quiet);
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  forgetOld(folder);
  return folder;
}

async function buildInto(folder, quiet) {
  const { build: vite } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const { builtManual } = await import('./built-manual.mjs');
  const { madeTables } = await import('./made-tables.mjs');
  const shared = { configFile: false, logLevel: quiet ? 'error' : 'info', mode: 'production' };
  const out = (name) => ({ outDir: join(folder, name), emptyOutDir: true });
  await vite({
    ...shared,
    root: join(root, 'client/console'),
    plugins: [react()],
    css: { modules: { localsConvention: 'camelCaseOnly', generateScopedName: scopedClass } },
    build: { ...out('console'), chunkSizeWarningLimit: 2000 },
  });
  await vite({
    ...shared,
    root: join(root, 'client/widget'),
    base: '/widget/',
    plugins: [plainImports],
    build: { ...out('widget'), modulePreload: false },
  });
  await vite({
    ...shared,
    root: join(root, 'client/widget'),
    build: {
      ...out('loader'),
      lib: {
        entry: join(root, 'client/widget/loader.ts'),
        formats: ['iife'],
        name: 'huashuLoader',
        fileName: () => 'widget.js',
      },
    },
  });
  // What the server puts behind the loader, and the frame brings into a page that is open: as both kinds of script.
  await vite({
    ...shared,
    root: join(root, 'client/widget'),
    build: {
      ...out('launcher'),
      lib: {
        entry: join(root, 'client/widget/look.ts'),
        formats: ['es', 'iife'],
        name: 'huashuLauncher',
        fileName: (format) => (format === 'es' ? 'look.js' : 'look.iife.js'),
      },
    },
  });
  for (const [entry, format] of [
    ['greeting', 'iife'],
    ['greeting-bubble', 'es'],
  ])
    await vite({
      ...shared,
      root: join(root, 'client/widget'),
      build: {
        ...out('launcher'),
        emptyOutDir: false,
        lib: {
          entry: join(root, `client/widget/${entry}.ts`),
          formats: [format],
          name: 'huashuGreeting',
          fileName: () => `${entry}.js`,
        },
      },
    });
  // The widget beside its settings, built apart: what a website's visitors load does not know of it.
  const preview = join(root, 'client/widget/preview');
  await vite({
    ...shared,
    root: preview,
    base: '/widget/preview/',
    plugins: [plainImports],
    build: {
      ...out('preview'),
      modulePreload: false,
      rollupOptions: { input: [join(preview, 'index.html'), join(preview, 'frame.html')] },
    },
  });
  await vite({ ...shared, root: join(root, 'client/demo'), base: '/demo/', build: out('demo') });
  await vite({
    ...shared,
    root,
    plugins: [builtManual(join(root, 'phrases/manual')), madeTables()],
    ssr: { noExternal: BUNDLED },
    build: {
      ...out('server'),
      ssr: true,
      emitAssets: true,
      target: 'node20',
      rollupOptions: {
        // The manual and the detector's tables are made in plugins: that these take the time is known.
        checks: { bundlerTimings: false },
        input: serverEntries(),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

/** `.row` of `team.module.css` is `team_row` on the page: one of a kind, since no two modules have the same name. */
function scopedClass(name, file) {
  return `${basename(file.split('?')[0], '.module.css')}_${name}`;
}

function serverEntries() {
  const entries = {
    main: 'server/start.ts',
    desk: 'server/main.ts',
    'sqlite-worker': 'server/storage/sqlite/worker.ts',
    'manual-worker': 'server/actions/manual/manual-engine-thread.ts',
    'learning-worker': 'server/actions/learning/learning-thread.ts',
    'file-worker': 'server/actions/files/file-worker.ts',
  };
  for (const file of readdirSync(join(root, 'tools')))
    if (file.endsWith('.ts')) entries[file.slice(0, -3)] = `tools/${file}`;
  return Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)]));
}

/** Keeps this build and the one before; a desk that still runs may need its files. */
function forgetOld(current) {
  const builds = readdirSync(dist)
    .map((name) => join(dist, name))
    .filter((path) => path !== current && statSync(path).isDirectory())
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  const hourAgo = Date.now() - 3_600_000;
  for (const path of builds.slice(1))
    if (statSync(path).mtimeMs < hourAgo) rmSync(path, { recursive: true, force: true });
}

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = await build({ force: process.argv.includes('--force'), quiet: false });
  console.log(`Built into ${relative(root, folder)}`);
}
