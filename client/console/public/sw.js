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

// What the desk tells of while no console is open. What comes later about the same chat takes its place, and sounds again.
self.addEventListener('push', (event) => {
  const { title, body, tag, url } = event.data.json();
  const icon = '/icon-192.png';
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, icon, renotify: true, data: { url } }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data.url));
});

/** Shows a link in a console that is open, or opens one. */
async function show(url) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.find((page) => new URL(page.url).pathname === '/');
  if (!open) return self.clients.openWindow(url);
  open.postMessage(url);
  return open.focus();
}
