// SPDX-License-Identifier: Apache-2.0
// Writes app/keep-pages.js: the service worker that keeps the pages of one build on a phone (decision 0073).
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Caches that stay: this build, and the one before, whose pages may still be open in another tab. */
const KEPT_BUILDS = 2;

/** The worker's text for the files of a build; its name changes with their content. */
export function keepPagesWorker(files, version) {
  return `// SPDX-License-Identifier: Apache-2.0
const NAME = ${JSON.stringify(`daoji-app-${version}`)};
const FILES = ${JSON.stringify(files)};
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const mine = (await caches.keys()).filter((name) => name.startsWith('daoji-app-'));
    for (const name of mine.slice(0, -${KEPT_BUILDS})) await caches.delete(name);
    await self.clients.claim();
  })());
});
// Answers of the API are never kept: what a phone may show of the ledger, the pages keep themselves.
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith('/app/')) return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match('/app/')));
    return;
  }
  event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
`;
}

/** Writes the worker beside the built application. */
export function writeKeepPages(dist) {
  const folder = join(dist, 'app');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => name !== 'index.html' && name !== 'keep-pages.js')
    .sort();
  const version = createHash('sha256').update(readFileSync(join(folder, 'index.html')));
  for (const name of names) version.update(name);
  const files = ['/app/', ...names.map((name) => `/app/${name}`)];
  writeFileSync(
    join(folder, 'keep-pages.js'),
    keepPagesWorker(files, version.digest('hex').slice(0, 16)),
  );
}
