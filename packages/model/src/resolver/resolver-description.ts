// SPDX-License-Identifier: Apache-2.0
import { GS1_VOCABULARY } from './resolver-entry.js';

/** Primary keys that our resolver knows things by. */
export const RESOLVED_KEYS = ['00', '01', '414', '417'] as const;

/** Link types that our resolver serves. */
export const RESOLVED_LINK_TYPES = [
  'gs1:pip',
  'gs1:traceability',
  'gs1:certificationInfo',
  'gs1:recallStatus',
  'gs1:epcis',
] as const;

/**
 * What stands at `/.well-known/gs1resolver`. Source: GS1-Conformant Resolver Standard, resolver description file.
 * @param origin - `https://host`.
 */
export function resolverDescription(origin: string): Readonly<Record<string, unknown>> {
  return {
    name: '稻迹 · Daoji',
    resolverRoot: origin,
    supportedPrimaryKeys: RESOLVED_KEYS,
    supportedLinkType: [{ namespace: GS1_VOCABULARY, prefix: 'gs1:' }],
    linkTypes: RESOLVED_LINK_TYPES,
    linkTypeDefaultCanBeLinkset: false,
    validatesAis: true,
    supportsCompressedLinks: false,
  };
}
