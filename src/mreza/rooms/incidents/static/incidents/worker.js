// Serves the form of a report where there is no connection: an empty one without the name of who
// is signed in, because a telephone goes from hand to hand, and its styles and scripts. Everything
// else goes to the network as ever. `site/app.js` drops what is kept once nobody is signed in.
"use strict";

const KEPT = "mreza-incidents-2";
const FORM = /^\/incidents\/[-\w]+\/report\/$/;
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(taken()));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (FORM.test(pathname) || pathname.startsWith("/static/")) {
    event.respondWith(networkFirst(event, pathname));
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
    const html = await keepForm(pathname);
    if (!html) continue;
    const cache = await caches.open(KEPT);
    const parts = [...html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((found) => found[1]);
    await Promise.all([...new Set(parts)].map((part) => cache.add(part).catch(() => {})));
  }
}

// Keeps the nameless form and gives its text; where one must sign in, what was kept goes.
async function keepForm(pathname) {
  const page = await fetch(`${pathname}?kept=1`).catch(() => null);
  if (!page) return "";
  const cache = await caches.open(KEPT);
  if (!page.ok || page.redirected) {
    await cache.delete(pathname);
    return "";
  }
  const html = await page.clone().text();
  await cache.put(pathname, page);
  return html;
}

async function networkFirst(event, pathname) {
  const cache = await caches.open(KEPT);
  try {
    const response = await fetch(event.request, { signal: AbortSignal.timeout(PATIENCE) });
    if (FORM.test(pathname)) event.waitUntil(keepForm(pathname));
    else if (response.ok && !response.redirected) await cache.put(pathname, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(pathname);
    if (kept) return kept;
    throw error;
  }
}
