/** One runner for everything; `scripts/test.mjs` picks what can run on this machine. */
const transform = {
  '^.+\\.(t|j)sx?$|^.+\\.mjs$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};

/**
 * Handed to each file: looked up in the sandbox of a test, each use of one costs as much as a call, and the detector's loops
 * use them by the million. None of those that a test replaces, such as `Date`.
 */
const sandboxInjectedGlobals = [
  ...[
    'Array',
    'Boolean',
    'Error',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'Promise',
    'RegExp',
    'Set',
    'String',
  ],
  ...[
    'Symbol',
    'WeakMap',
    'Float32Array',
    'Float64Array',
    'Int32Array',
    'Uint8Array',
    'Uint16Array',
    'Uint32Array',
  ],
];

/**
 * Left out of the run that is made all day (`npm test` without the name of a file) and part of `npm run check`: what takes
 * long because it is the real thing, several processes, a browser, a fault. Each rule and each operation has its everyday
 * test all the same, and each kind of page one story.
 */
const THOROUGH = [
  '<rootDir>/tests/(crash|fuzz)/',
  '<rootDir>/tests/storage/(backup|postgres|thread|file-gone|hot-chats)',
  '<rootDir>/tests/(wire|actions)/.*(together|cluster|killed)',
  '<rootDir>/tests/browser/(?!story|stray-typing|input-method|screens|work\\.)',
];
const left = process.env.EVERYDAY ? THOROUGH : [];

const shared = {
  rootDir: import.meta.dirname,
  sandboxInjectedGlobals,
  transform,
  setupFilesAfterEnv: ['<rootDir>/tests/quiet-console.ts'],
  moduleNameMapper: {
    '\\.module\\.css$': '<rootDir>/tests/css-modules.ts',
    '\\.css$': '<rootDir>/tests/empty-style.ts',
    // As a build does: the detector's tables are data, made once.
    '^\\./tables\\.ts$': '<rootDir>/tests/phrases/detect/kept-tables.ts',
    '^\\./matter-table\\.ts$': '<rootDir>/tests/phrases/learn/kept-matters.ts',
  },
  // Packages that ship as ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(hucre|uuid|jose|ical\\.js|opencc-js|pinyin-pro|preact|temporal-polyfill|temporal-utils|@exodus)/)',
  ],
};

export default {
  // Generous: a test that hangs still ends, and a busy machine fails nobody.
  testTimeout: 60_000,
  globalSetup: '<rootDir>/tests/run/before-all.mjs',
  globalTeardown: '<rootDir>/tests/run/after-all.mjs',
  reporters: ['default', '<rootDir>/tests/run/rules-covered.mjs'],
  testSequencer: '<rootDir>/tests/run/slowest-first.mjs',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/browser/', ...left],
    },
    {
      ...shared,
      displayName: 'dom',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/**/*.test.tsx'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/browser/', ...left],
    },
    {
      ...shared,
      displayName: 'browser',
      globalSetup: '<rootDir>/tests/run/open-browser.mjs',
      globalTeardown: '<rootDir>/tests/run/close-browser.mjs',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...left],
    },
  ],
};
