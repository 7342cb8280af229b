// SPDX-License-Identifier: Apache-2.0
import { sha256, toBase64, toHex, utf8 } from '@daoji/proof';

import { API_BASE } from '../api/request.js';
import { useDemoSigner } from './demo-signer.js';
import { signBytesWithDeviceKey } from './device-key.js';
import type { StoredKey } from './device-store.js';
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
    return { 'daoji-read': await readHeader(key, path) };
  };
}

async function readHeader(key: StoredKey, path: string): Promise<string> {
  const time = networkNow().toISOString();
  const hash = toHex(sha256(utf8(`GET ${API_BASE}${path}`)));
  const signature = await signBytesWithDeviceKey(key, utf8(`daoji-read/v1\n${hash}\n${time}`));
  return toBase64(utf8(JSON.stringify({ keyId: key.keyId, signature, time })));
}
