// Serves the form of a report where there is no connection: what was last seen of it, its styles
// and scripts. Everything else goes to the network as ever.
"use strict";

const KEPT = "mreza-incidents-1";
const FORM = /^\/incidents\/[-\w]+\/report\/$/;
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(taken()));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (FORM.test(pathname) || pathname.startsWith("/static/")) {
    event.respondWith(networkFirst(event.request, pathname));
  }
});

async function taken() {
  for (const name of await caches.keys()) {
    if (name.startsWith("mreza-incidents-") && name !== KEPT) await caches.delete(name);
  }
  await self.clients.claim();
  await keepWhatIsOpen();
}

// The page that brought the worker was loaded before there was one: keep it and its parts now.
async function keepWhatIsOpen() {
  for (const client of await self.clients.matchAll({ type: "window" })) {
    const { pathname } = new URL(client.url);
    if (!FORM.test(pathname)) continue;
    const page = await fetch(pathname).catch(() => null);
    if (!page || !page.ok || page.redirected) continue;
    const html = await page.clone().text();
    const cache = await caches.open(KEPT);
    await cache.put(pathname, page);
    const parts = [...html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((found) => found[1]);
    await Promise.all([...new Set(parts)].map((part) => cache.add(part).catch(() => {})));
  }
}

async function networkFirst(request, pathname) {
  const cache = await caches.open(KEPT);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok && !response.redirected) await cache.put(pathname, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(pathname);
    if (kept) return kept;
    throw error;
  }
}
