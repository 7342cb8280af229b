// SPDX-License-Identifier: Apache-2.0
import type { Projected } from '../../src/projection/project-block.js';
import { COLLECTIONS, type CollectionName } from '../../src/projection/stored-document.js';

const TIME = '2026-10-04T08:00:00.000Z';
const KEYS = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
const HASHES = ['d', 'e', 'f'].map((digit) => digit.repeat(64));

/** Numbers below a limit, the same for the same seed. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
}

/** Blocks of a trade that never was: lots of lots, events of both channels, devices, objects, deletions, and values that fit no schema. */
export function randomBlocks(seed: number, count: number): Projected[][] {
  const random = randomOf(seed);
  const lots = new Map<string, Readonly<Record<string, unknown>>>();
  return Array.from({ length: count }, (_, blockNumber) =>
    Array.from({ length: random(6) }, (__, txIndex) => transaction(blockNumber, txIndex)).flat(),
  );

  function transaction(blockNumber: number, txIndex: number): Projected[] {
    const place = { blockNumber, transactionId: `tx-${blockNumber}-${txIndex}`, txIndex };
    const put = (collection: CollectionName, id: string, value: object, more = {}): Projected => ({
      collection,
      document: {
        _id: id,
        channel: id.startsWith('anchor~') ? 'anchor' : 'trace',
        value: value as Readonly<Record<string, unknown>>,
        ...place,
        ...more,
      },
      id,
    });
    const n = String(blockNumber * 10 + txIndex).padStart(4, '0');
    const commandId = `01M42ZHFDG7Q2V9MZ4KX0R${n}`;
    const isFine = random(8) > 0;
    return [...step(), ...event()];

    function step(): Projected[] {
      switch (random(7)) {
        case 0:
        case 1:
          return [newLot()];
        case 2:
          return drawn();
        case 3:
          return [put('devices', ...deviceOf(random(4)))];
        case 4:
          return [object(random(3))];
        case 5:
          return [{ collection: 'objects', id: `trace~site~s-${random(3)}` }];
        default:
          return [put('heads', `head-${random(5)}`, { text: '行\u2028"\\\n行' })];
      }
    }

    function newLot(): Projected {
      const known = [...lots.keys()];
      const parents = Array.from({ length: Math.min(random(4), known.length) }, () => ({
        grams: 1 + random(1_000),
        lotId: known[random(known.length)] ?? '',
      }));
      const value = { ...lotOf(`l-${n}`, commandId, parents), ...(!isFine && { unknown: 1 }) };
      if (isFine) lots.set(`l-${n}`, value);
      return put('lots', `l-${n}`, value);
    }

    function drawn(): Projected[] {
      const id = [...lots.keys()][random(Math.max(1, lots.size))];
      const lot = id === undefined ? undefined : lots.get(id);
      return id === undefined || !lot
        ? []
        : [put('lots', id, { ...lot, remainingGrams: random(99) })];
    }

    function object(kind: number): Projected {
      const [orderId, sscc] = [`o-${random(3)}`, `09521234567890000${random(4)}`];
      if (kind === 0) return put('objects', `trace~code-order~${orderId}`, orderOf(orderId));
      if (kind === 1) {
        const state = random(3) > 0 ? 'packed' : 'opened';
        const children = [{ orderId, range: { from: random(10), to: 10 + random(10) } }];
        const value = { children, commandId, operatorId: 'mill-1', sscc, state, v: 1 };
        return put('objects', `trace~logistic-unit~${sscc}`, value);
      }
      const siteId = `s-${random(3)}`;
      const site = { areaCode: '211122', commandId, operatorId: 'mill-1', siteId, v: 1 };
      return put('objects', `trace~site~${siteId}`, isFine ? site : { ...site, areaCode: 7 });
    }

    function orderOf(orderId: string): object {
      const lotId = [...lots.keys()][random(Math.max(1, lots.size))] ?? 'l-none';
      return {
        activated: [{ from: 0, lotId, to: 5 + random(15) }],
        commandId,
        count: 100,
        gtin: '09521234543213',
        netMassGrams: 5_000,
        operatorId: 'mill-1',
        orderId,
        orderedAt: TIME,
        printed: [],
        serialRoot: '0'.repeat(64),
        v: 1,
        voided: [],
      };
    }

    function event(): Projected[] {
      const channel = random(4) === 0 ? 'anchor' : 'trace';
      const key = KEYS[random(KEYS.length)] ?? '';
      const [first = 'l-none'] = lots.keys();
      const type = ['recordHarvest', 'attachDocument', 'activateIdentity'][random(3)] ?? '';
      const value = {
        commandHash: key,
        eventTime: `2026-10-${String(10 + random(20))}T08:00:00.000Z`,
        flags: [],
        recordTime: TIME,
        ruleSets: ['水稻'],
        signer: isFine ? key : 7,
        subjects: [`lot~${first}`, `identity~${KEYS[random(KEYS.length)] ?? ''}`],
        type,
        v: 1,
      };
      const command = JSON.stringify({
        commandId,
        type,
        ...(type === 'attachDocument' && { documentHash: HASHES[random(HASHES.length)] }),
      });
      return [put('events', `${channel}~${commandId}`, value, { command, signature: 'AAAA' })];
    }
  }
}

/** What {@link randomBlocks} may have recorded, to ask for. */
export const ASKABLE = {
  collections: COLLECTIONS,
  hashes: HASHES,
  keys: KEYS,
  subjects: [0, 1, 2].map((n) => `bin~b-${n}`),
};

function lotOf(lotId: string, commandId: string, parents: readonly object[]) {
  return {
    closed: false,
    commandId,
    createdAt: TIME,
    documents: [],
    harvestYear: 2026,
    kind: parents.length === 0 ? 'harvest' : 'storage',
    lotId,
    massGrams: 1_000_000,
    operatorId: 'coop-1',
    originClass: 'panjin',
    parcels: ['p-0017'],
    parents,
    remainingGrams: 1_000_000,
    v: 1,
    variety: '盐丰47',
  };
}

/** A device stays on its bin; the last one fits no schema. */
function deviceOf(n: number): [string, object] {
  const deviceId = `device-${n}`;
  const channel = {
    channel: 'main',
    max: 1000,
    min: -400,
    quantity: 'grain-temperature',
    scale: -1,
    unit: 'Cel',
  };
  const value = {
    bridgeId: 'bridge-1',
    deviceId,
    keyId: 'b'.repeat(64),
    operatorId: 'coop-1',
    profile: { channels: [channel], clockPolicy: 'live' },
    siteId: 'site-1',
    spki: 'AAAA',
    status: 'active',
    subject: { id: `b-${n % 3}`, kind: 'bin' },
    v: n === 3 ? 2 : 1,
  };
  return [deviceId, value];
}
