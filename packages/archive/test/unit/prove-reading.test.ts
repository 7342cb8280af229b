// SPDX-License-Identifier: Apache-2.0
import { fromBase64, hashLeaf, verifyInclusion, type AnchorHeadClaim } from '@daoji/proof';
import { expect } from 'chai';

import {
  openArchive,
  openLogArchive,
  proveReading,
  type ReadingProofRequest,
} from '../../src/index.js';
import { codeOf, inScratch } from './scratch.js';
import { advanceTo, CERT, DEVICE, ORIGIN, readingBytes, storeBatch } from './season-log.js';

const evidence = {
  id: 'e1',
  channel: 'anchor',
  txIndex: 0,
  lifecycleRef: { block: 1, tx: 0 },
  block: { number: 7, prevHash: '', data: [], ordererMetadata: [] },
  validity: { attestations: [] },
  config: [],
};

async function season(
  dir: string,
  options: { deviceCert?: string } = {},
): Promise<Omit<ReadingProofRequest, 'bootEpoch' | 'seq' | 'deviceId'> & { asked: string[] }> {
  const archive = await openArchive(dir);
  const log = await openLogArchive(dir, ORIGIN);
  const records = [
    await storeBatch(archive, 0, 0, 3, options),
    await storeBatch(archive, 1, 2, 9, { skip: 2, ...options }),
  ];
  for (const record of records) await log.appendBatch(record);
  await log.appendAdvance(advanceTo(records, 9));
  await log.appendBatch(await storeBatch(archive, 2, 10, 12));
  const asked: string[] = [];
  const collectEvidence: ReadingProofRequest['collectEvidence'] = (channel, transactionId) => {
    asked.push(`${channel}/${transactionId}`);
    return Promise.resolve({ evidence, lifecycle: [] });
  };
  return { archive, log, asked, collectEvidence };
}

function checkPaths(claim: AnchorHeadClaim, seq: number): void {
  const head = JSON.parse(Buffer.from(claim.head, 'base64').toString()) as Record<string, string>;
  const hex = (text: string | undefined): Uint8Array => Buffer.from(text ?? '', 'hex');
  const [batch] = claim.batches;
  const [reading] = batch?.readings ?? [];
  const [mark] = claim.watermarks ?? [];
  if (!batch || !reading || !mark) throw new Error('expected a batch, a reading and a watermark');
  const statement = fromBase64(batch.statement);
  const { root } = JSON.parse(Buffer.from(statement).toString()) as { root: string };
  const paths = (path: readonly string[]): Uint8Array[] => path.map(fromBase64);
  verifyInclusion(hashLeaf(statement), batch.index, 2, paths(batch.path), hex(head['logRoot']));
  const leaf = fromBase64(reading.leaf);
  expect(leaf).to.deep.equal(new Uint8Array(readingBytes(seq)));
  verifyInclusion(hashLeaf(leaf), reading.index, reading.size, paths(reading.path), hex(root));
  verifyInclusion(
    hashLeaf(fromBase64(mark.leaf)),
    mark.slot,
    mark.size,
    paths(mark.path),
    hex(head['watermarkRoot']),
  );
}

describe('proveReading', () => {
  for (const seq of [0, 3, 4, 9]) {
    it(`proves reading ${seq} up to the head`, () =>
      inScratch(async (dir) => {
        const { asked, ...request } = await season(dir);
        const bundle = await proveReading({ ...request, deviceId: DEVICE, bootEpoch: 0, seq });
        const [claim] = bundle.claims;
        if (claim?.kind !== 'anchor-head') throw new Error('expected an anchor-head claim');
        checkPaths(claim, seq);
        expect(claim.batches[0]?.readings[0]?.pack.deviceCert).to.equal(CERT);
        expect(asked).to.deep.equal([`anchor/${request.log.advances()[0]?.transactionId ?? ''}`]);
      }));
  }

  it('refuses readings that are not in the log', () =>
    inScratch(async (dir) => {
      const request = await season(dir);
      for (const wrong of [{ seq: 13 }, { bootEpoch: 1 }, { deviceId: 'probe-2' }]) {
        const identity = { deviceId: DEVICE, bootEpoch: 0, seq: 1, ...wrong };
        expect(await codeOf(() => proveReading({ ...request, ...identity }))).to.equal(
          'ARCHIVE_READING_UNKNOWN',
        );
      }
      expect(request.asked).to.deep.equal([]);
    }));

  it('refuses a reading that no head covers yet', () =>
    inScratch(async (dir) => {
      const request = await season(dir);
      const late = { ...request, deviceId: DEVICE, bootEpoch: 0, seq: 11 };
      expect(await codeOf(() => proveReading(late))).to.equal('ARCHIVE_NOT_ANCHORED');
    }));

  it('refuses a pack without a key, unless the caller knows it', () =>
    inScratch(async (dir) => {
      const request = { ...(await season(dir, { deviceCert: '' })), bootEpoch: 0, seq: 1 };
      const bare = { ...request, deviceId: DEVICE };
      expect(await codeOf(() => proveReading(bare))).to.equal('ARCHIVE_DEVICE_KEY_UNKNOWN');
      const deviceKey = (): Promise<Uint8Array> => Promise.resolve(Uint8Array.of(1, 2, 3));
      expect(await codeOf(() => proveReading({ ...bare, deviceKey }))).to.equal('none');
    }));

  it('refuses an archive whose packs are erased', () =>
    inScratch(async (dir) => {
      const request = { ...(await season(dir)), deviceId: DEVICE, bootEpoch: 0, seq: 1 };
      await request.archive.erase(ORIGIN);
      expect(await codeOf(() => proveReading(request))).to.equal('ARCHIVE_ERASED');
    }));

  it('refuses a head that the archived log does not yield', () =>
    inScratch(async (dir) => {
      const request = { ...(await season(dir)), deviceId: DEVICE, bootEpoch: 0, seq: 11 };
      const wrong = advanceTo([await request.log.batch(2)], 12);
      await request.log.appendAdvance({ ...wrong, logSize: 3 });
      expect(await codeOf(() => proveReading(request))).to.equal('ARCHIVE_CORRUPT');
    }));
});
