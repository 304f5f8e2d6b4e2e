/** @jest-environment jsdom */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreApi } from 'zustand';
import { signOut } from '../../client/console/connection/session.ts';
import { change, useManualDesk } from '../../client/console/store/manual-desk.ts';
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
function stores(): [string, StoreApi<object>][] {
  return readdirSync(STORES).flatMap((file) => {
    const module: Record<string, unknown> = jest.requireActual(join(STORES, file));
    return Object.entries(module).filter((entry): entry is [string, StoreApi<object>] => isStore(entry[1]));
  });
}

test('of whoever signs out nothing stays for the next at this browser, in whichever store', async () => {
  globalThis.fetch = () => Promise.reject(new Error('offline'));
  const all = stores();
  expect(all.length).toBeGreaterThan(25);
  change({ do: 'switchSituation', id: 'thanks', off: true });
  const waiting = { id: 'u', place: filesOfChat('a'), name: 'a.png', size: 1, preview: null } as const;
  useUploads.setState({ all: [{ ...waiting, state: 'failed', done: 0, file: null, why: 'x' }] });
  const reset = new Set<string>();
  for (const [name, store] of all) {
    // Another object with the same fields: so that going back to the first one is a change.
    store.setState({ ...store.getState() }, true);
    store.subscribe(() => reset.add(name));
  }

  await signOut();

  const names = all.map(([name]) => name);
  expect(names.filter((name) => !reset.has(name) && !STAYS.includes(name))).toEqual([]);
  expect(STAYS.filter((name) => !names.includes(name))).toEqual([]);
  expect(useUploads.getState().all).toEqual([]);
  expect(useManualDesk.getState().edits).toEqual([]);
});
