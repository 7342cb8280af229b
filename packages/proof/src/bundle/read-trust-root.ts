// SPDX-License-Identifier: Apache-2.0
import { fromUtf8 } from '../bytes.js';
import { demand, refuseAs } from '../refusal.js';
import { TRUST_ROOT_MEDIA_TYPE, type TrustRoot } from '../trust-root-types.js';
import {
  arrayOf,
  base64,
  count,
  flag,
  integer,
  objectOf,
  oneOf,
  parseBoundedJson,
  recordOf,
  textOf,
  type Check,
} from './json-shape.js';

const hash = textOf(64, /^[0-9a-f]{64}$/);
const floor = objectOf({ orgs: arrayOf(textOf(128), 64), k: count });
const utcTime = textOf(30, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/);
const declaration = objectOf({
  controller: textOf(200),
  declaredAt: utcTime,
  evidence: textOf(500),
});
const independence: Check = (value, at) => {
  if (typeof value === 'string') oneOf(['self-declared'])(value, at);
  else declaration(value, at);
};
const channelRoot = objectOf({
  configAnchor: objectOf({ number: integer, headerHash: hash, block: base64 }),
  chaincode: textOf(64),
  allowedConfigPins: arrayOf(objectOf({ number: integer, headerHash: hash }), 256),
  floors: objectOf({ endorse: floor, attest: floor, order: floor, witness: count }),
});
const trustRoot = objectOf(
  {
    mediaType: oneOf([TRUST_ROOT_MEDIA_TYPE]),
    channels: recordOf(channelRoot),
    independence: recordOf(independence),
    logs: arrayOf(textOf(400), 256),
    witnesses: arrayOf(textOf(400), 64),
    notAfter: utcTime,
  },
  { tsa: arrayOf(textOf(400), 0), demo: flag },
);

/**
 * Parses a trust root (closed shape). A floor that asks for more organisations than it names is refused.
 * @throws Refusal `TP_ROOT_MALFORMED`.
 */
export function readTrustRoot(bytes: Uint8Array): TrustRoot {
  return refuseAs('TP_ROOT_MALFORMED', () => {
    const value = parseBoundedJson(fromUtf8(bytes));
    trustRoot(value, '$');
    const root = value as TrustRoot;
    for (const [name, channel] of Object.entries(root.channels)) {
      const { endorse, attest, order } = channel.floors;
      for (const { k, orgs } of [endorse, attest, order]) {
        demand(
          k >= 1 && k <= new Set(orgs).size,
          'TP_ROOT_MALFORMED',
          `channel ${name}: expected floors of 1 to ${orgs.length} organisations, got ${k}`,
        );
      }
    }
    return root;
  });
}
