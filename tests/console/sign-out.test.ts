/** @jest-environment jsdom */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreApi } from 'zustand';
import { closeLine } from '../../client/console/connection/line.ts';
import { resume, signOut } from '../../client/console/connection/session.ts';
import { useDesk } from '../../client/console/store/desk.ts';
import { filesOfChat, useUploads } from '../../client/console/store/uploads.ts';

const STORES = join(__dirname, '../../client/console/store');

/** What belongs to the browser or to the desk, or is kept by account: whoever signs in next may find it. */
const STAYS = [
  ...['useClock', 'useSettings', 'useInvite', 'useProvider'],
  ...['useManuals', 'useTagStore', 'useHandovers'],
  ...['useDrafts', 'useKnownDrafts'],
];

const isStore = (value: unknown): value is StoreApi<object> =>
  typeof value === 'function' && 'getState' in value && 'setState' in value;

/** All stores of the console, by name. */
const ALL = readdirSync(STORES).flatMap((file): [string, StoreApi<object>][] => {
  const module: Record<string, unknown> = jest.requireActual(join(STORES, file));
  return Object.entries(module).filter((entry): entry is [string, StoreApi<object>] => isStore(entry[1]));
});
const PERSONAL = ALL.filter(([name]) => !STAYS.includes(name));

const WAITING = { id: 'u', place: filesOfChat('a'), name: 'a.png', size: 1, preview: null } as const;

/** Another value in the place of one in a store. */
function other(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (Array.isArray(value)) return [...(value as unknown[]), 'left'];
  return typeof value === 'object' && value !== null ? { ...value, left: {} } : 'left';
}

/** Leaves something in every field of every store. */
function fill(): void {
  for (const [, store] of PERSONAL) {
    const fields = Object.entries(store.getInitialState()).map(([field, value]) => [field, other(value)]);
    store.setState(Object.fromEntries(fields) as object, true);
  }
  const failed = { ...WAITING, state: 'failed', done: 0, file: null, why: 'x' } as const;
  useUploads.setState({ ...useUploads.getInitialState(), all: [failed] }, true);
}

/** The stores in which something else stands than at the start. */
const filled = () =>
  PERSONAL.filter(([, store]) => {
    const [now, start] = [store.getState(), store.getInitialState()].map((state) =>
      JSON.stringify({ ...state, ...(store === useDesk ? { session: null } : {}) }),
    );
    return now !== start;
  }).map(([name]) => name);
const NAMES = PERSONAL.map(([name]) => name);

function answering(account: string | null): void {
  const who = { account, role: 'agent', number: account, name: account };
  globalThis.fetch = () =>
    account === null
      ? Promise.reject(new Error('offline'))
      : Promise.resolve({ ok: true, status: 200, json: () => Promise.resolve(who) } as Response);
}

afterEach(closeLine);

test('every store is looked at, and none is named that there is not', () => {
  expect(ALL.length).toBeGreaterThan(25);
  expect(STAYS.filter((name) => !ALL.some(([one]) => one === name))).toEqual([]);
});

test('of whoever signs out nothing stays for the next at this browser, in whichever store', async () => {
  answering(null);
  fill();
  expect(filled()).toEqual(NAMES);
  await signOut();
  expect(filled()).toEqual([]);
});

test('a session that was ended elsewhere leaves its work to the same person, and nothing to another', async () => {
  answering('1001');
  await resume();
  fill();
  useDesk.setState({ session: null });
  await resume(true);
  expect(filled()).toEqual(NAMES);
  useDesk.setState({ session: null });
  answering('1002');
  await resume(true);
  expect(filled()).toEqual([]);
  expect(useDesk.getState().session?.account).toBe('1002');
});
