// SPDX-License-Identifier: Apache-2.0
import { sha256, toHex, utf8 } from '@daoji/proof';

import { API_BASE } from '../api/request.js';
import { useDemoSigner } from './demo-signer.js';
import { readHeader } from './device-key.js';
import { networkNow } from './network-clock.js';
import { useStoredKeys } from './use-device.js';

/**
 * Headers of a request that is for its reader alone: `Daoji-Read`, signed by the newest key of this device over the very
 * method, path and query. A demo session needs none.
 */
export function useReadHeaders(): (
  path: string,
  method?: 'GET' | 'POST',
) => Promise<Readonly<Record<string, string>>> {
  const demo = useDemoSigner();
  const key = useStoredKeys().data?.at(-1);
  return async (path, method = 'GET'): Promise<Readonly<Record<string, string>>> => {
    if (demo || !key) return {};
    const hash = toHex(sha256(utf8(`${method} ${API_BASE}${path}`)));
    return { 'daoji-read': await readHeader(key, hash, networkNow().toISOString()) };
  };
}
