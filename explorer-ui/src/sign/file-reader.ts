// SPDX-License-Identifier: Apache-2.0
import { useDemoSigner } from './demo-signer.js';
import { readHeader } from './device-key.js';
import { networkNow } from './network-clock.js';
import { useStoredKeys } from './use-device.js';

/** Headers with which the newest key of this device asks for a file by its fingerprint; a demo session needs none. */
export function useFileReader(): (hash: string) => Promise<Readonly<Record<string, string>>> {
  const demo = useDemoSigner();
  const key = useStoredKeys().data?.at(-1);
  return async (hash): Promise<Readonly<Record<string, string>>> => {
    if (demo || !key) return {};
    return { 'daoji-read': await readHeader(key, hash, networkNow().toISOString()) };
  };
}
