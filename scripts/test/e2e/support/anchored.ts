// SPDX-License-Identifier: Apache-2.0
import { openArchive, openLogArchive, readBatch, type LogArchive } from '@daoji/archive';
import type { HeldReading } from '@daoji/cli';
import type { Ledger } from '@daoji/ledger';
import { batchStatementSchema, headKey, logHeadSchema, type LogHead } from '@daoji/model';
import { fromBase64, fromUtf8, rootOf, toHex } from '@daoji/proof';
import { expect } from 'chai';

import type { TestNetwork } from './test-network.js';
import { until } from './until.js';

const ORGANISATIONS = ['ProducerMSP', 'RegulatorMSP', 'InspectorMSP'] as const;
const ZEROS = '0'.repeat(64);

/** Seals and anchors what the bridge holds; resolves when peers of two organisations confirm the head. */
export async function anchorAll(network: TestNetwork): Promise<void> {
  await until('the bridge anchors what it holds', async () => {
    const response = await fetch(`${network.url('iot-bridge')}/advance`, { method: 'POST' });
    const body = await response.text();
    if (!response.ok) throw new Error(`advance: ${response.status} ${body}`);
    return body;
  });
}

/**
 * Reads the whole log under the head on the ledger and wants a device's readings as its leaves: all, once, in order,
 * the very bytes. Heads, batches and roots are recomputed on the way.
 */
export async function expectAnchored(
  network: TestNetwork,
  made: ReadonlyMap<string, readonly HeldReading[]>,
): Promise<LogHead> {
  const folder = network.setting('iot-bridge', 'ARCHIVE_DIR');
  const archive = await openArchive(folder);
  const log = await openLogArchive(folder, network.origin);
  const head = await headOnEveryPeer(network);
  expectHeads(log, head);
  const leaves = new Map([...made.keys()].map((deviceId): [string, string[]] => [deviceId, []]));
  let next = 0;
  let previous = ZEROS;
  for await (const record of log.batches()) {
    if (record.index >= head.logSize) break;
    const bytes = fromBase64(record.statement);
    const statement = batchStatementSchema.parse(JSON.parse(fromUtf8(bytes)));
    expect([statement.firstOffset, statement.prevBatchHash]).to.deep.equal([next, previous]);
    const readings = await readBatch(archive, record);
    expect(toHex(rootOf(readings.map(({ leafHash }) => leafHash)))).to.equal(statement.root);
    expect(readings.length).to.equal(statement.lastOffset - statement.firstOffset + 1);
    for (const { deviceId, bytes: leaf } of readings) {
      leaves.get(deviceId)?.push(hex(leaf));
    }
    next = statement.lastOffset + 1;
    previous = statement.batchId;
  }
  for (const [deviceId, readings] of made) {
    const found = leaves.get(deviceId) ?? [];
    expect(found.length, `leaves of ${deviceId}`).to.equal(readings.length);
    expect(found.every((leaf, at) => leaf === hex(readings[at]?.bytes))).to.equal(true);
  }
  return head;
}

/** The head of the bridge's log, once the peers of all organisations hold the same. */
export async function headOnEveryPeer(network: TestNetwork): Promise<LogHead> {
  const ledger = await network.connect('gateway');
  try {
    return await until('one head on the peers of three organisations', async () => {
      const heads = await Promise.all(
        ORGANISATIONS.map((mspId) => readHead(ledger, network, mspId)),
      );
      return new Set(heads).size === 1
        ? logHeadSchema.parse(JSON.parse(heads[0] ?? ''))
        : undefined;
    });
  } finally {
    ledger.close();
  }
}

async function readHead(
  ledger: Ledger,
  network: TestNetwork,
  mspId: string,
): Promise<string | undefined> {
  const bytes = await ledger.readState('anchor', headKey(network.origin), mspId);
  return bytes && fromUtf8(bytes);
}

/** Each head that the ledger committed is a root over the same log, and follows from the one before it. */
function expectHeads(log: LogArchive, last: LogHead): void {
  const rootAt = (size: number): string => toHex(rootOf(log.leafHashes(size)));
  expect(rootAt(last.logSize)).to.equal(last.logRoot);
  let size = 0;
  for (const { head: text, confirmedBy } of log.advances()) {
    const head = logHeadSchema.parse(JSON.parse(text));
    expect(head.prevLogSize).to.equal(size);
    expect(head.logRoot).to.equal(rootAt(head.logSize));
    if (size > 0) expect(head.prevLogRoot).to.equal(rootAt(size));
    expect(confirmedBy.length).to.be.at.least(2);
    size = head.logSize;
  }
  expect(size).to.equal(last.logSize);
}

function hex(bytes: Uint8Array | undefined): string {
  return bytes ? Buffer.from(bytes).toString('hex') : '';
}
