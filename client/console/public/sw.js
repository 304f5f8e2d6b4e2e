/* global self, caches, fetch, URL */

// The service worker of the console as an installed app. It keeps nothing of the desk: whoever opens the app without a
// network gets a page that says so, in place of the browser's own.

const KEPT = 'huashu-offline-1';
const OFFLINE = '/offline.html';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(KEPT)
      .then((kept) => kept.add(OFFLINE))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const forgetOld = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  };
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  // Only the console's own page: the widget, the demo shop and every other request are none of its business.
  if (request.mode !== 'navigate' || new URL(request.url).pathname !== '/') return;
  event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
});
