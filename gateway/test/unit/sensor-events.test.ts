// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { LogArchive } from '@daoji/archive';
import type { SensorElement } from '@daoji/exchange';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';

import { lotDocument } from '../../src/epcis/lot-document.js';
import { recheckSummary, sensorEvents, type SensorSource } from '../../src/epcis/sensor-events.js';
import { GatewayError } from '../../src/gateway-error.js';
import type { SeriesPoint, SeriesPort } from '../../src/series/series-port.js';
import { Catalog } from '../../src/story/catalog.js';
import { seasonStore } from '../doubles/season.js';

const SCHEMA = fileURLToPath(
  new URL('../../../../shared/foreign/epcis/EPCIS-JSON-Schema.json', import.meta.url),
);
const START = Date.parse('2026-10-04T08:00:00.000Z');
const HOUR_MS = 3_600_000;
/** Hourly grain temperatures of a bin in its first day, °C; the last one is of a batch that is not anchored. */
const DAY = (
  '14.2 14.2 14.1 14.1 14.0 14.0 13.9 13.9 13.8 13.8 13.9 14.0 ' +
  '14.1 14.3 14.4 14.5 14.6 14.6 14.5 14.4 14.3 14.3 14.2 99.9'
).split(' ');

function pointsOf(values: readonly string[]): SeriesPoint[] {
  return values.map((value, at) => ({
    bootEpoch: 1,
    channel: 'main',
    flags: '',
    quantity: 'grain-temperature',
    // Two readings between the 10th and the 11th never arrived.
    seq: at < 10 ? at : at + 2,
    time: new Date(START + at * HOUR_MS).toISOString(),
    value,
  }));
}

describe('sensorEvents', () => {
  let points: SeriesPoint[];
  let source: SensorSource;

  beforeEach(async () => {
    const { index, store } = await seasonStore();
    points = pointsOf(DAY);
    const series: SeriesPort = {
      ping: () => Promise.resolve(),
      points: ({ channel, fromMs, quantity, toMs }, limit) =>
        Promise.resolve(
          points
            .filter((point) => point.channel === channel && point.quantity === quantity)
            .filter(({ time }) => fromMs <= Date.parse(time) && Date.parse(time) <= toMs)
            .slice(0, limit),
        ),
      strip: () => Promise.reject(new Error('not asked')),
    };
    const log = {
      advanceOf: (batch: number) => (batch < 5 ? { logSize: 5 } : undefined),
      batchOf: (_device: string, _epoch: number, seq: number) => (seq < 25 ? 4 : 5),
      origin: 'pj01/bridge-1',
      refresh: () => Promise.resolve(),
    } as unknown as LogArchive;
    source = {
      catalog: new Catalog(store),
      index,
      log,
      now: () => new Date('2026-11-24T00:00:00.000Z'),
      series,
    };
  });

  const elementOf = async (): Promise<SensorElement> => {
    const [event] = (await sensorEvents(source, 'k-1')).events;
    const [element] = event?.['sensorElementList'] as SensorElement[];
    if (!element) throw new Error('expected an element');
    return element;
  };

  it('summarises what the bin measured while the lot lay there, from anchored readings alone', async () => {
    const { events, isReachable, omitted } = await sensorEvents(source, 'k-1');
    expect({ isReachable, omitted }).to.deep.equal({ isReachable: true, omitted: 0 });
    expect(events.map((event) => event['readPoint'])).to.deep.equal([
      { id: 'https://daoji.example/epcis/bin/bin-1' },
    ]);
    expect(events[0]?.['quantityList']).to.deep.equal([
      { epcClass: 'https://daoji.example/epcis/lot/s-1' },
    ]);
    const { sensorMetadata, sensorReport } = await elementOf();
    expect(sensorMetadata).to.include({
      deviceID: 'https://daoji.example/epcis/device/pj-bin-0001',
      rawData: 'https://daoji.example/epcis/log/pj01/bridge-1/batches-4-4',
    });
    // Figures of another program (Python's statistics): mean 14.1783, stdev 0.2467.
    expect(sensorReport[0]).to.deep.include({
      'daoji:count': 23,
      'daoji:missing': 2,
      maxValue: 14.6,
      meanValue: 14.18,
      minValue: 13.8,
      percValue: 14.2,
      sDev: 0.25,
    });
  });

  it('recomputes from the series, and names what was altered there afterwards', async () => {
    const element = await elementOf();
    expect(await recheckSummary(source, element)).to.deep.equal([]);
    points = points.map((point, at) => (at === 4 ? { ...point, value: '41.0' } : point));
    const members = (await recheckSummary(source, element)).map(({ member }) => member);
    expect(members).to.include.members(['sensorReport[0].maxValue', 'sensorReport[0].meanValue']);
  });

  it('names a reading that is gone from the series', async () => {
    const element = await elementOf();
    points = points.filter((_, at) => at !== 4);
    const faults = await recheckSummary(source, element);
    expect(faults.find(({ member }) => member === 'sensorReport[0].daoji:count')).to.deep.equal({
      expected: 22,
      got: 23,
      member: 'sensorReport[0].daoji:count',
    });
  });

  it('names the figure that was altered in the summary', async () => {
    const element = await elementOf();
    const [first, ...others] = element.sensorReport;
    const forged = { ...element, sensorReport: [{ ...first, maxValue: 13.9 }, ...others] };
    expect(await recheckSummary(source, forged)).to.deep.equal([
      { expected: 14.6, got: 13.9, member: 'sensorReport[0].maxValue' },
    ]);
  });

  it('knows no channel and no device that the ledger does not know', async () => {
    const element = await elementOf();
    const [first] = element.sensorReport;
    const other = { ...element, sensorReport: [{ ...first, type: 'Mass' }] };
    await refused(recheckSummary(source, other), 'SERIES_CHANNEL_UNKNOWN');
    const deviceID = 'https://daoji.example/epcis/device/unknown-1';
    const { sensorMetadata } = element;
    const strange = { ...element, sensorMetadata: { ...sensorMetadata, deviceID } };
    await refused(recheckSummary(source, strange), 'DEVICE_NOT_FOUND');
  });

  it('tells a window without a reading as a count of 0', async () => {
    points = [];
    const [report] = (await elementOf()).sensorReport;
    expect(report).to.include({ 'daoji:count': 0, 'daoji:missing': 0 });
  });

  it('says so where the series does not answer', async () => {
    const series = {
      ...source.series,
      points: () => Promise.reject(new GatewayError('SERIES_UNREACHABLE', 'down')),
    };
    expect(await sensorEvents({ ...source, series }, 'k-1')).to.deep.equal({
      events: [],
      isReachable: false,
      omitted: 1,
    });
  });

  it('leaves out a device with more readings than a summary takes', async () => {
    const [first] = points;
    points = Array.from({ length: 100_001 }, (_, at) => ({
      ...{ bootEpoch: 1, channel: 'main', flags: '', quantity: 'grain-temperature', seq: at },
      time: new Date(START + at).toISOString(),
      value: first?.value ?? '',
    }));
    // Pages of a real series begin where they are asked to; a filter over all of them would take long here.
    const series = {
      ...source.series,
      points: ({ fromMs }: { readonly fromMs: number }, limit: number) =>
        Promise.resolve(
          points.slice(Math.max(0, fromMs - START), Math.max(0, fromMs - START) + limit),
        ),
    };
    const answer = await sensorEvents({ ...source, series }, 'k-1');
    expect(answer).to.deep.equal({ events: [], isReachable: true, omitted: 1 });
  });

  it("stands in the lot's document, which fits GS1's schema", async function () {
    if (!existsSync(SCHEMA)) this.skip();
    const sensors = await sensorEvents(source, 'k-1');
    const document = await lotDocument(source, 'k-1', 'up', source.now(), sensors);
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
    const text = JSON.stringify(document);
    expect(text).to.include('sensorElementList');
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(-3))).to.equal(true);
  });
});

async function refused(work: Promise<unknown>, code: string): Promise<void> {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).to.be.instanceOf(GatewayError);
  expect((error as GatewayError).code).to.equal(code);
}
