// What can be seen without types. What needs them, and cycles of imports, is Oxlint's (.oxlintrc.json): it reads the types of
// the whole repository in a tenth of the time.
import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

/** Who may import whom: `target` may not reach into `from`. The journey of a message goes one way. */
const zones = [
  { target: './protocol', from: ['./phrases', './server', './client', './tools'] },
  { target: './phrases', from: ['./server', './client', './tools'] },
  {
    target: './server/domain',
    from: [
      './server/entry',
      './server/operations',
      './server/actions',
      './server/storage',
      './server/delivery',
      './server/live',
      './client',
    ],
  },
  {
    target: './server/storage',
    from: ['./server/entry', './server/operations', './server/actions', './server/delivery', './server/live'],
  },
  // What is held in memory speaks to the other processes and to rooms; publishing reads it.
  { target: './server/live', from: ['./server/entry', './server/operations', './server/actions'] },
  { target: './server/live', from: './server/delivery', except: ['./cluster', './rooms.ts'] },
  { target: './server/delivery', from: ['./server/entry', './server/operations', './server/actions'] },
  { target: './server/delivery/cluster', from: './server/live' },
  { target: './server/actions', from: ['./server/entry', './server/operations'] },
  { target: './server/entry', from: ['./server/operations'] },
  { target: './server/!(compose)/**/*', from: './server/compose' },
  { target: './server', from: ['./client', './tools'] },
  { target: './client', from: ['./server', './tools'] },
  { target: './client/widget', from: ['./client/console', './phrases'] },
  { target: './client/console', from: ['./client/widget'] },
];

/** Only the modules that compose the server see all services; all others name those that they use. */
const wholeServices = {
  selector: "ImportDeclaration[source.value=/services\\.ts$/] > ImportSpecifier[imported.name='Services']",
  message: "Name the services that are used: Needs<'clock' | 'store.chats'>.",
};

/** The floors of the console, from the ground up: none may reach into one above it. */
const floors = ['parts', 'store', 'locales', 'connection', 'features', 'app'].map(
  (name) => `./client/console/${name}`,
);

/** Features that others may import, and why. All else that two features need lies further down. */
const shared = {
  // The marks of a chat look alike in every list, table and sentence that shows one.
  marks: ['alerts', 'chat', 'floor', 'inbox'],
  // Inbox, floor, audit log and work are screens that show a chat beside a list.
  // The list of customers shows the record that stands beside a chat.
  chat: ['audit', 'customers', 'floor', 'inbox', 'work'],
  // What the manual suggests stands beside the chat, and as a strip above its reply; the one field finds phrases too.
  assistant: ['chat', 'inbox', 'search'],
  // Files are attached and shown alike in a chat, in the comments of a case, and beside a phrase.
  files: ['assistant', 'chat', 'manual', 'work'],
  // A case looks alike on its own screen and beside a chat.
  cases: ['chat', 'work'],
  // A change of hours asks about the running deadlines wherever it is made.
  calendar: ['settings', 'team'],
  // The set-up of a new desk adds the first colleagues by the dialogs of the team.
  team: ['set-up'],
};

const features = readdirSync(new URL('./client/console/features', import.meta.url));

zones.push(
  ...floors.slice(0, -1).map((target, at) => ({ target, from: floors.slice(at + 1) })),
  ...features.map((name) => ({
    target: `./client/console/features/${name}`,
    from: './client/console/features',
    except: [name, ...Object.keys(shared).filter((one) => shared[one].includes(name))].map(
      (one) => `./${one}`,
    ),
  })),
);

/** Pure rooms: no clock, no randomness, no I/O; time and ids come in as arguments. */
const impure = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time comes in as an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes in as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance comes in as an argument.',
  },
  { selector: 'AwaitExpression', message: 'A decision does not wait.' },
  {
    selector: 'CallExpression[callee.name=/^set(Timeout|Interval|Immediate)$/]',
    message: 'A timer is a stored moment and a rule.',
  },
];

/** Elements of the console that have a part of their own, which gives them their look and their keyboard. */
const rawElements = [
  {
    selector: 'JSXOpeningElement[name.name=/^(button|select|dialog)$/]',
    message: 'Use Button, LinkButton, Select or Dialog of parts/.',
  },
  {
    selector:
      "JSXOpeningElement[name.name='textarea']:has(JSXAttribute[name.name='className'] > Literal[value=/\\binput\\b/])",
    message: 'Use TextArea of parts/. The composer alone draws its own field.',
  },
  {
    selector:
      "JSXOpeningElement[name.name='Button'] > JSXAttribute[name.name='className'] Literal[value=/^button\\b/]",
    message: 'Say the kind: <Button kind="main">.',
  },
];

export default ts.config(
  { ignores: ['dist/**', 'data/**', 'node_modules/**', 'coverage/**', 'client/class-names.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.strict],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      'max-lines': ['error', { max: 350, skipBlankLines: false, skipComments: false }],
      'max-depth': ['error', 3],
      complexity: ['error', { max: 14, variant: 'modified' }],
      'no-restricted-properties': [
        'error',
        ...['fetchSockets', 'allSockets'].map((property) => ({
          property,
          message: 'Asks all processes and needs their answers. Each process tells its own sockets.',
        })),
        { property: 'serverSideEmitWithAck', message: 'Processes speak over the cluster channel.' },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // Only here are components and hooks; the compiler that some of these rules run costs more than all other rules together.
    files: ['client/**/*.{ts,tsx}', 'tests/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // Speaks of the React Compiler, which is not used here.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['server/{actions,operations,entry,delivery,live,metrics,process}/**/*.ts'],
    ignores: ['server/actions/create-services.ts', 'server/operations/handlers.ts'],
    rules: { 'no-restricted-syntax': ['error', wholeServices] },
  },
  // It stands for a style sheet, whose classes are its default export.
  { files: ['tests/css-modules.ts'], rules: { 'import-x/no-default-export': 'off' } },
  {
    files: ['server/domain/**/*.ts', 'phrases/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...impure] },
  },
  {
    files: ['client/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'].map((property) => ({
          property,
          message: "It speaks the browser's language. Use parts/times.ts with the language that was chosen.",
        })),
      ],
    },
  },
  {
    files: ['client/console/**/*.tsx'],
    ignores: ['client/console/parts/**'],
    rules: { 'no-restricted-syntax': ['error', ...rawElements] },
  },
  { files: ['tools/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**'],
    rules: { 'max-lines': ['error', { max: 400 }], '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
