import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const CODE = readFileSync(join(__dirname, '../../client/console/public/sw.js'), 'utf8');

type Listener = (event: object) => void;

/** A browser that runs the service worker; the pages are those that it has open. */
function runs(pages: readonly { url: string; postMessage: (link: string) => void; focus: () => void }[]) {
  const listeners = new Map<string, Listener>();
  const shown: [title: string, options: object][] = [];
  const opened: string[] = [];
  const self = {
    addEventListener: (event: string, listener: Listener) => listeners.set(event, listener),
    registration: { showNotification: (...told: [string, object]) => shown.push(told) },
    clients: { matchAll: () => Promise.resolve(pages), openWindow: (url: string) => opened.push(url) },
  };
  runInNewContext(CODE, { self, URL });
  /** Resolves when the worker has done what it does at this event. */
  const happens = async (event: string, about: object): Promise<void> => {
    let work: unknown = null;
    listeners.get(event)?.({ ...about, waitUntil: (awaited: unknown) => (work = awaited) });
    await work;
  };
  return { happens, shown, opened };
}

const notification = { close: () => undefined, data: { url: '/#/chat/c1' } };

test('what is pushed is shown once for each chat, and sounds again', async () => {
  const { happens, shown } = runs([]);
  const payload = { title: '话术', body: '您的对话有 1 条未读消息', tag: 'c1', url: '/#/chat/c1' };
  await happens('push', { data: { json: () => payload } });
  expect(shown).toEqual([
    [
      '话术',
      expect.objectContaining({ body: payload.body, tag: 'c1', renotify: true, data: { url: '/#/chat/c1' } }),
    ],
  ]);
});

test('a press shows the chat in the console that is open, and not in another page of the desk', async () => {
  const told: string[] = [];
  const page = (path: string) => ({
    url: `https://desk.example.com${path}`,
    postMessage: (link: string) => told.push(`${path} ${link}`),
    focus: () => told.push(`${path} focus`),
  });
  const { happens, opened } = runs([page('/demo'), page('/#/floor')]);
  await happens('notificationclick', { notification });
  expect([told, opened]).toEqual([['/#/floor /#/chat/c1', '/#/floor focus'], []]);
});

test('without an open console a press opens one there', async () => {
  const { happens, opened } = runs([]);
  await happens('notificationclick', { notification });
  expect(opened).toEqual(['/#/chat/c1']);
});
