// SPDX-License-Identifier: Apache-2.0
import { commandHash, encodeCommand, type Command } from '@daoji/model';
import type { Db } from 'mongodb';
import { ulid } from 'ulid';

export const GTIN = '09521234543213';
const KEY_ID = 'a'.repeat(64);
const SPKI =
  'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE4I21xsG64IfsrkljYt/wPWDHBomDice67JUi0tTha0TrLpd61z/FB421MNXvBQvO6HW0s2tz3hQS6f4We7IuVA==';
const TIME = '2026-10-04T08:00:00.000Z';
const BATCH = 1_000;

/** A lot to be made: its id and what it is made of. */
export interface MadeLot {
  readonly lotId: string;
  readonly parents: readonly string[];
  readonly kind: 'harvest' | 'storage' | 'package';
}

/** Chains of harvest → storage → milled-like storage → package, as a scan meets them; `count` lots in all. */
export function chains(count: number): MadeLot[] {
  const kinds = ['harvest', 'storage', 'storage', 'package'] as const;
  return Array.from({ length: count }, (_, at) => {
    const step = at % kinds.length;
    return {
      kind: kinds[step] ?? 'harvest',
      lotId: `c-${at}`,
      parents: step === 0 ? [] : [`c-${at - 1}`],
    };
  });
}

/** Blends and splits: `depth` + 1 layers, each lot blended of two or three lots of the layer before that lie near it. */
export function blends(count: number, depth: number, seed: number): MadeLot[] {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  const wide = Math.floor(count / (depth + 1));
  return Array.from({ length: wide * (depth + 1) }, (_, at) => {
    const layer = Math.floor(at / wide);
    const place = at % wide;
    const parents = Array.from({ length: layer === 0 ? 0 : 2 + random(2) }, () => {
      const near = (place + random(2_000)) % wide;
      return `b-${(layer - 1) * wide + near}`;
    });
    return {
      kind: layer === 0 ? 'harvest' : 'storage',
      lotId: `b-${at}`,
      parents: [...new Set(parents)],
    };
  });
}

/** Writes lots with their events, as the projector would leave them. */
export async function writeTrade(db: Db, lots: readonly MadeLot[]): Promise<void> {
  await writePeople(db);
  for (let at = 0; at < lots.length; at += BATCH) {
    const made = lots.slice(at, at + BATCH).map((lot) => ({ commandId: ulid(), lot }));
    await db.collection<Row>('lots').insertMany(made.map(lotRow));
    await db.collection<Row>('events').insertMany(made.map(eventRow));
  }
}

interface Row {
  readonly _id: string;
}
type Made = Readonly<{ commandId: string; lot: MadeLot }>;

const place = { blockNumber: 1, channel: 'trace', transactionId: 'tx', txIndex: 0 };

function lotRow({ commandId, lot }: Made): Row {
  const isPackage = lot.kind === 'package';
  const value = {
    closed: false,
    commandId,
    createdAt: TIME,
    documents: [],
    harvestYear: 2026,
    kind: lot.kind,
    lotId: lot.lotId,
    massGrams: 1_000_000,
    operatorId: 'coop-1',
    originClass: 'panjin',
    ...(isPackage && {
      package: { count: 10, gtin: GTIN, netMassGrams: 5_000, productionDate: '2026-11-02' },
    }),
    parcels: ['p-0017'],
    parents: lot.parents.map((lotId) => ({ grams: 1_000, lotId })),
    remainingGrams: 1_000_000,
    v: 1,
    variety: '盐丰47',
  };
  return { _id: lot.lotId, ...place, ...{ code: `${GTIN}/${lot.lotId}` }, ...{ value } };
}

function eventRow({ commandId, lot }: Made): Row {
  const inputs = lot.parents.map((lotId) => ({ grams: 1_000, lotId }));
  const fields =
    lot.kind === 'harvest'
      ? {
          lotId: lot.lotId,
          moistureMilliPercent: 14_500,
          parcels: ['p-0017'],
          type: 'recordHarvest',
          weighedGrams: 1_000_000,
        }
      : { binId: 'bin-1', inputs, lotId: lot.lotId, type: 'storeLot' };
  const command = encodeCommand('trace', {
    ...fields,
    alg: 'ecdsa-p256-sha256',
    commandId,
    deviceTime: TIME,
    signerKeyId: KEY_ID,
    v: 1,
  } as Command);
  const subjects = [lot.lotId, ...lot.parents].map((id) => `lot~${id}`);
  const value = {
    commandHash: commandHash(command),
    eventTime: TIME,
    flags: [],
    recordTime: TIME,
    ruleSets: [],
    signer: KEY_ID,
    subjects,
    type: fields.type,
    v: 1,
  };
  return { _id: `trace~${commandId}`, ...place, ...{ command, signature: 'AAAA', value } };
}

async function writePeople(db: Db): Promise<void> {
  const put = (collection: string, _id: string, value: object): Promise<unknown> =>
    db.collection<Row>(collection).replaceOne({ _id }, { ...place, value }, { upsert: true });
  await put('operators', 'coop-1', {
    areaCode: '211122',
    kind: 'cooperative',
    mspId: 'ProducerMSP',
    operatorId: 'coop-1',
    publicName: '示范合作社',
    v: 1,
  });
  await put('identities', `trace~${KEY_ID}`, {
    activatedBy: 'msp:ProducerMSP',
    areaCode: '211122',
    commandId: ulid(),
    keyId: KEY_ID,
    operatorId: 'coop-1',
    personId: 'person-1',
    roles: ['grower'],
    spki: SPKI,
    status: 'active',
    v: 1,
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2030-01-01T00:00:00.000Z',
  });
  await put('parcels', 'p-0017', {
    areaCode: '211122',
    areaM2: 20_000,
    boundaryCommitment: '0'.repeat(64),
    operatorId: 'coop-1',
    originClass: 'panjin',
    parcelId: 'p-0017',
    season: 2026,
    state: 'attested',
    v: 1,
    variety: '盐丰47',
  });
}
