// SPDX-License-Identifier: Apache-2.0
import { signingKeyPem } from '@daoji/cli';
import { toBase64 } from '@daoji/proof';
import type { Browser, Page } from 'playwright-core';

import { openPage } from '../../browser/page-tools.js';
import type { WebNetwork } from './web-network.js';

interface Kept {
  readonly keyId: string;
  readonly name: string;
  /** PKCS#8, Base64. */
  readonly pkcs8: string;
  /** Base64. */
  readonly spki: string;
}

/**
 * A page whose device holds the keys of people of the cast, as if each had made the key there: the first signs where a form
 * does not ask. Nothing else of the pages is touched.
 */
export async function pageOf(
  browser: Browser,
  network: WebNetwork,
  names: readonly string[],
): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(`${network.url}/app/keys`);
  await page.getByRole('button', { name: '在本机生成密钥' }).waitFor();
  await page.evaluate(
    keepKeys,
    names.map((name) => keptOf(network, name)),
  );
  return page;
}

function keptOf(network: WebNetwork, name: string): Kept {
  const person = network.people.get(name);
  if (!person) throw new Error(`the cast has no ${name}`);
  const pem = signingKeyPem(person.key);
  return {
    keyId: person.key.keyId,
    name,
    pkcs8: pem.replace(/-----[^-]+-----|\s/g, ''),
    spki: toBase64(person.key.spki),
  };
}

/** Runs in the browser: writes where the pages keep the keys that they make. Holds no function of its own: tsx would name it. */
async function keepKeys(keys: readonly Kept[]): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('daoji');
    opening.onsuccess = () => {
      resolve(opening.result);
    };
    opening.onerror = () => {
      reject(opening.error ?? new Error('IndexedDB'));
    };
  });
  for (const [at, { keyId, name, pkcs8, spki }] of keys.entries()) {
    const der = Uint8Array.from(atob(pkcs8), (sign) => sign.charCodeAt(0));
    const kind = { name: 'ECDSA', namedCurve: 'P-256' };
    const privateKey = await crypto.subtle.importKey('pkcs8', der, kind, false, ['sign']);
    const madeAt = new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString();
    const writing = db.transaction('keys', 'readwrite');
    writing.objectStore('keys').put({ keyId, madeAt, name, privateKey, spki });
    await new Promise<void>((resolve, reject) => {
      writing.oncomplete = () => {
        resolve();
      };
      writing.onerror = () => {
        reject(writing.error ?? new Error('IndexedDB'));
      };
    });
  }
  db.close();
}
