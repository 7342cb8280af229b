// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { openArchive, openLogArchive, proveReading } from '@daoji/archive';
import { assembleEventClaims, type Ledger } from '@daoji/ledger';
import { deviceRecordSchema, stateKey } from '@daoji/model';
import {
  BUNDLE_MEDIA_TYPE,
  fromBase64,
  fromUtf8,
  utf8,
  verifyBundle,
  type Bundle,
  type Verdict,
} from '@daoji/proof';

import { DEMO_HOME } from './demo-home.js';
import { DEMO_ORIGIN } from './readings.js';

/** Identity of a reading. */
export interface ReadingName {
  readonly deviceId: string;
  readonly bootEpoch: number;
  readonly seq: number;
}

/** Builds the proof of one reading from archive and ledger. */
export async function readingBundle(
  ledger: Ledger,
  archiveDir: string,
  name: ReadingName,
): Promise<Bundle> {
  return proveReading({
    archive: await openArchive(archiveDir),
    log: await openLogArchive(archiveDir, DEMO_ORIGIN),
    ...name,
    deviceKey: async (deviceId) => {
      const record = await ledger.readState('anchor', stateKey('device', deviceId));
      return record && fromBase64(deviceRecordSchema.parse(JSON.parse(fromUtf8(record))).spki);
    },
    collectEvidence: (channel, transactionId) =>
      ledger.collectEvidence(channel === 'trace' ? 'trace' : 'anchor', transactionId),
  });
}

/** Joins a lot's commands and one reading's proof in one bundle. */
export async function lotBundle(
  ledger: Ledger,
  lotId: string,
  transactions: ReadonlyMap<string, string>,
  commandIds: readonly string[],
  reading: Bundle,
): Promise<Bundle> {
  const events = await assembleEventClaims(
    {
      ledger,
      channel: 'trace',
      transactionOf: (commandId) => Promise.resolve(transactions.get(commandId)),
    },
    commandIds,
  );
  return {
    mediaType: BUNDLE_MEDIA_TYPE,
    subject: { lotId },
    claims: [...reading.claims, ...events.claims],
    evidence: [...reading.evidence, ...events.evidence],
    lifecycle: [...reading.lifecycle, ...events.lifecycle],
    checkpoints: [],
  };
}

/** Writes a bundle as a `.traceproof` file below the demo's home and returns its path. */
export async function saveBundle(name: string, bundle: Bundle): Promise<string> {
  const path = join(DEMO_HOME, `${name}.traceproof`);
  await writeFile(path, gzipSync(utf8(JSON.stringify(bundle))));
  return path;
}

/** Verifies a file offline with the demo network's trust root. */
export async function verifyFile(path: string): Promise<Verdict> {
  const [bundle, root] = await Promise.all([
    readFile(path),
    readFile(join(DEMO_HOME, 'trust-root.json')),
  ]);
  return verifyBundle(new Uint8Array(bundle), new Uint8Array(root), {
    inflate: (bytes, limit) => new Uint8Array(gunzipSync(bytes, { maxOutputLength: limit })),
  });
}
