// SPDX-License-Identifier: Apache-2.0
import { sha256, toHex, utf8 } from '@daoji/proof';

import { API_BASE } from '../api/request.js';
import { useDemoSigner } from './demo-signer.js';
import { readHeader } from './device-key.js';
import { networkNow } from './network-clock.js';
import { useStoredKeys } from './use-device.js';

/**
 * Headers of a GET that is for its reader alone: `Daoji-Read`, signed by the newest key of this device over the very path
 * and query. A demo session needs none.
 */
export function useReadHeaders(): (path: string) => Promise<Readonly<Record<string, string>>> {
  const demo = useDemoSigner();
  const key = useStoredKeys().data?.at(-1);
  return async (path): Promise<Readonly<Record<string, string>>> => {
    if (demo || !key) return {};
    return { 'daoji-read': await readHeader(key, hashOf(path), networkNow().toISOString()) };
  };
}

/** What is signed: the SHA-256 of the very request, as the gateway will see it. */
function hashOf(path: string): string {
  return toHex(sha256(utf8(`GET ${API_BASE}${path}`)));
}
