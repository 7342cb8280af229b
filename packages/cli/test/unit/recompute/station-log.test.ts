// SPDX-License-Identifier: Apache-2.0
import { ArchiveError, type Archive, type BatchRecord, type LogArchive } from '@daoji/archive';
import { encodeBatchStatement, parseReading, type LogHead } from '@daoji/model';
import { fromBase64, hashLeaf, rootOf, toBase64, toHex, utf8 } from '@daoji/proof';
import { expect } from 'chai';

import { CliError } from '../../../src/cli-error.js';
import { readStationLog, type StationLog } from '../../../src/recompute/station-log.js';
import { FakeStation, STATION } from '../forecast/fake-station.js';

const ZEROS = '0'.repeat(64);

/** Two batches of one reading each hour, and between them one of another device. */
describe('the log of a station', () => {
  const site = new FakeStation();
  for (const hour of [0, 1]) site.measure(0, hour);
  const own = site.batches.map((batch) =>
    batch.map((bytes) => Buffer.from(bytes).toString('utf8')),
  );
  const foreign = (own[0] ?? []).map((text) => text.replace(STATION.deviceId, 'pj01-weather-9'));
  const kept = [own[0] ?? [], foreign, own[1] ?? []];

  const packOf = (readings: readonly string[], at: number): string =>
    JSON.stringify({
      clockPolicy: 'live',
      level: 'plain',
      raw: toBase64(utf8(['{}', 'signature', ...readings].join('\n'))),
      receivedTime: `2026-07-0${at + 1}T00:00:00.000Z`,
      skip: 0,
    });
  const rootOfReadings = (readings: readonly string[]): string =>
    toHex(rootOf(readings.map((text) => hashLeaf(utf8(text)))));
  const records: BatchRecord[] = kept.map((readings, index) => {
    const statement = encodeBatchStatement({
      batchId: ZEROS,
      firstOffset: index * 5,
      lastOffset: index * 5 + 4,
      notBefore: ZEROS,
      origin: 'pj01/bridge-1',
      prevBatchHash: ZEROS,
      root: rootOfReadings(readings),
      tableHash: ZEROS,
      type: 'daoji.batch/v1',
    });
    return { index, packsHash: String(index), statement: toBase64(statement), tableHash: ZEROS };
  });
  const leaves = records.map(({ statement }) => hashLeaf(fromBase64(statement)));
  const head = (logSize: number, logRoot = toHex(rootOf(leaves.slice(0, logSize)))): LogHead =>
    ({ logRoot, logSize }) as LogHead;

  const log = {
    batch: (index: number) => Promise.resolve(records[index]),
    leafHashes: (size: number) => leaves.slice(0, size),
    runsOf: () => [0, 0, 2].map((batch) => ({ batch, bootEpoch: 1, firstSeq: 0, lastSeq: 4 })),
    size: 3,
  } as unknown as LogArchive;
  /** @param change - packs of a batch, as somebody altered them. */
  const read = (
    change: (readings: readonly string[], at: number) => string = packOf,
    ofLedger: LogHead | undefined = head(2),
  ): Promise<StationLog> => {
    const get = (name: string): Promise<Uint8Array> =>
      Promise.resolve(utf8(change(kept[Number(name)] ?? [], Number(name))));
    return readStationLog(
      { archive: { get } as unknown as Archive, head: ofLedger, log },
      STATION.deviceId,
    );
  };
  const places = async (...args: Parameters<typeof read>): Promise<string[]> =>
    (await read(...args)).faults.map(({ at }) => at);

  it('has the readings of the station alone, each batch once, with the time at which the bridge had them', async () => {
    const found = await read();
    expect(found).to.deep.include({ anchored: 2, faults: [], size: 3 });
    expect(found.batches.map(({ index, receivedAt }) => [index, receivedAt])).to.deep.equal([
      [0, '2026-07-01T00:00:00.000Z'],
      [2, '2026-07-03T00:00:00.000Z'],
    ]);
    const texts = site.batches.map((batch) => batch.map((bytes) => parseReading(bytes)));
    expect(found.batches.map(({ readings }) => readings)).to.deep.equal(texts);
  });

  it('says that nothing is anchored before the first head', async () => {
    const found = await readStationLog(
      {
        archive: { get: () => Promise.resolve(utf8('')) } as unknown as Archive,
        head: undefined,
        log,
      },
      STATION.deviceId,
    );
    expect(found.anchored).to.equal(0);
  });

  it('names the batch of a reading that was altered', async () => {
    const warmer = (readings: readonly string[], at: number): string =>
      packOf(
        at === 2 ? readings.map((text) => text.replace('"value":220', '"value":221')) : readings,
        at,
      );
    const found = await read(warmer);
    expect(found.faults.map(({ at }) => at)).to.deep.equal(['batch 2']);
    expect(found.faults[0]?.kept).to.equal(rootOfReadings(kept[2] ?? []));
    expect(found.batches[1]?.readings.map(({ value }) => value)).to.include(221);
  });

  it('names a batch with a reading fewer, and one that is twice there', async () => {
    for (const change of [
      (readings: readonly string[]) => readings.slice(1),
      (readings: readonly string[]) => [...readings, ...readings.slice(-1)],
    ])
      expect(
        await places((readings, at) => packOf(at === 0 ? change(readings) : readings, at)),
      ).to.deep.equal(['batch 0']);
  });

  it('names a batch that cannot be read, and goes on with the others', async () => {
    for (const text of [
      'junk',
      '{}',
      packOf(['no reading'], 0),
      packOf(['{"type":"daoji.reading/v1"}'], 0),
    ]) {
      const found = await read((readings, at) => (at === 0 ? text : packOf(readings, at)));
      expect(
        found.faults.map(({ at }) => at),
        text,
      ).to.deep.equal(['batch 0']);
      expect(found.batches.map(({ index }) => index)).to.deep.equal([2]);
    }
  });

  for (const statement of ['*', toBase64(utf8('junk')), toBase64(utf8('{"root":1}'))])
    it(`names a batch whose statement is none: ${statement}`, async () => {
      const other = {
        ...log,
        batch: (index: number) =>
          Promise.resolve(index === 2 ? { ...records[2], statement } : records[index]),
      } as unknown as LogArchive;
      const get = (name: string): Promise<Uint8Array> =>
        Promise.resolve(utf8(packOf(kept[Number(name)] ?? [], 0)));
      const sources = { archive: { get } as unknown as Archive, head: head(2), log: other };
      const { batches, faults } = await readStationLog(sources, STATION.deviceId);
      expect(faults.map(({ at }) => at)).to.deep.equal(['batch 2']);
      expect(batches.map(({ index }) => index)).to.deep.equal([0]);
    });

  it('names a log that is not the one whose head the ledger holds', async () => {
    expect(await places(packOf, head(2, 'ab'.repeat(32)))).to.deep.equal(['log root']);
    expect(await places(packOf, head(3, head(2).logRoot))).to.deep.equal(['log root']);
  });

  it('names a log that is shorter than the head of the ledger', async () => {
    expect(await places(packOf, head(4, 'ab'.repeat(32)))).to.deep.equal(['log size']);
  });

  for (const code of ['ARCHIVE_NOT_FOUND', 'ARCHIVE_ERASED'] as const)
    it(`ends with ARCHIVE_MISSING for a batch whose file is ${code}`, async () => {
      const gone = (): string => {
        throw new ArchiveError(code, 'no file');
      };
      const answer = await read(gone).catch((error: unknown) => error);
      expect(answer).to.be.instanceOf(CliError);
      expect((answer as CliError).code).to.equal('ARCHIVE_MISSING');
      expect((answer as CliError).exitCode).to.equal(3);
    });
});
