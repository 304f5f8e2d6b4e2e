/** @jest-environment jsdom */
import { call } from '../../client/console/connection/call.ts';
import { save } from '../../client/console/connection/manual-calls.ts';
import { manualOperations } from '../../protocol/operations/manual.ts';
import { draftOf, followDrafts, loadDrafts, writeDraft } from '../../client/console/store/drafts.ts';
import { choose, followSettings, useSettings } from '../../client/console/store/settings.ts';

const KEY = 'huashu.drafts.1001';

beforeEach(() => localStorage.clear());

/** What the browser tells this tab once another one has written. */
function otherTabWrote(drafts: object | null): void {
  if (drafts === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, JSON.stringify(drafts));
  window.dispatchEvent(new StorageEvent('storage', { key: KEY, storageArea: localStorage }));
}

test('what is drafted, sent or given up in one tab of the console is so in the other', () => {
  loadDrafts('1001');
  followDrafts();
  writeDraft('chat', { text: 'here', kind: 'message' });
  otherTabWrote({ chat: { text: 'there', kind: 'message' }, other: { text: 'more', kind: 'note' } });
  expect(draftOf('chat').text).toBe('there');
  writeDraft('chat', { text: 'here again', kind: 'message' });
  expect(JSON.parse(localStorage.getItem(KEY)!)).toMatchObject({ other: { text: 'more' } });
  otherTabWrote(null);
  expect(draftOf('chat').text).toBe('');
});

test('what is chosen in one tab of the console, such as the language, is so in the other', () => {
  choose({ language: 'en', sound: false });
  followSettings();
  const key = 'huashu.settings';
  localStorage.setItem(key, JSON.stringify({ ...useSettings.getState(), language: 'zh-CN' }));
  window.dispatchEvent(new StorageEvent('storage', { key, storageArea: localStorage }));
  expect(useSettings.getState()).toMatchObject({ language: 'zh-CN', sound: false });
});

test('a double press of a button that stores asks once; a second press after the answer asks again', async () => {
  const asked: unknown[] = [];
  const before = globalThis.fetch;
  globalThis.fetch = (path) => {
    asked.push(path);
    return Promise.resolve({ ok: true, status: 204 } as Response);
  };
  const press = () => call(manualOperations.saveDraft, { parent: 0, why: 'x', edits: [{}] });
  expect(await Promise.all([press(), press()])).toEqual([{ ok: true }, { ok: true }]);
  expect(asked).toHaveLength(1);
  await press();
  globalThis.fetch = before;
  expect(asked).toHaveLength(2);
});

test('a draft whose answer was lost is saved again under the same name; the next draft gets another', async () => {
  const names: unknown[] = [];
  const before = globalThis.fetch;
  let isLost = true;
  globalThis.fetch = (_path, request) => {
    names.push((JSON.parse(request?.body as string) as { clientId: unknown }).clientId);
    if (isLost) return Promise.reject(new Error('lost'));
    const body = { version: { number: names.length }, missing: [] };
    return Promise.resolve({ ok: true, status: 200, json: () => Promise.resolve(body) } as Response);
  };
  const draft = { parent: 0, why: 'x', edits: [] };
  await save(draft);
  isLost = false;
  await save(draft);
  await save(draft);
  globalThis.fetch = before;
  expect(names[0]).toEqual(expect.any(String));
  expect(names[1]).toBe(names[0]);
  expect(names[2]).not.toBe(names[0]);
});
