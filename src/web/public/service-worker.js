// Keeps the page itself on the tablet, so that it opens without a connection and questions can be queued. It never keeps
// answers, documents or readings: what a role may read is decided by the server each time.
const cacheName = 'shiftmate-page';

async function fromNetwork(request) {
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(cacheName);
    await cache.put(request, response.clone());
    if (request.mode === 'navigate') await forgetOldAssets(cache, await response.clone().text());
  }
  return response;
}

/** A new page names new assets; of the rest only those loaded on demand by it could still be wanted, and they are fetched again. */
async function forgetOldAssets(cache, page) {
  const entry = /assets\/index-[\w-]+\.js/.exec(page)?.[0];
  const kept = await cache.keys();
  const current = entry !== undefined && kept.some((request) => request.url.endsWith(entry));
  if (!current) await Promise.all(kept.filter((request) => request.url.includes('/assets/')).map((request) => cache.delete(request)));
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && url.pathname === '/') {
    // The newest page where there is a connection, the kept one where there is none.
    event.respondWith(fromNetwork(request).catch(async () => (await caches.match(request, { ignoreSearch: true })) ?? Response.error()));
  } else if (url.pathname.startsWith('/assets/')) {
    // Names of assets carry a hash of their content: what is kept is right.
    event.respondWith(caches.match(request).then((kept) => kept ?? fromNetwork(request)));
  }
});

// The first page was loaded before this worker was there: it tells what it loaded.
self.addEventListener('message', (event) => {
  const paths = Array.isArray(event.data) ? event.data.filter((path) => typeof path === 'string' && (path === '/' || path.startsWith('/assets/'))) : [];
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(paths)));
});
