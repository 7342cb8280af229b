// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../../dist/contract-error.js';
import { expectRefusal } from '../fixture/expect-error.js';
import type { CommandFields } from '../fixture/test-person.js';
import {
  COMMITMENT,
  harvest,
  mill,
  newTraceWorld,
  pack,
  parcel,
  type TraceWorld,
} from '../fixture/trace-world.js';

type Actor = Exclude<keyof TraceWorld, 'ledger'>;
type Refusal = readonly [
  what: string,
  code: ContractErrorCode,
  actor: Actor,
  fields: CommandFields,
  ...before: (readonly [Actor, CommandFields])[],
];

const MILLED: readonly [Actor, CommandFields] = ['miller', mill(300_000)];
const CLOSED: readonly [Actor, CommandFields] = [
  'grower',
  { type: 'closeLot', devices: [], heads: [], lotId: 'h-1' },
];
const store = (fields: object): CommandFields => ({
  type: 'storeLot',
  binId: 'b-1',
  inputs: [{ lotId: 'h-1', grams: 1000 }],
  lotId: 's-1',
  ...fields,
});
const split = (grams: number, lotId = 'x-1', from = 'h-1'): CommandFields => ({
  type: 'splitLot',
  lotId: from,
  outputs: [{ grams, lotId }],
});
const document = (fields: object): CommandFields => ({
  type: 'attachDocument',
  documentHash: COMMITMENT,
  documentId: 'd-1',
  issuedOn: '2026-10-01',
  kind: 'photo',
  result: 'none',
  subject: { id: 'h-1', kind: 'lot' },
  ...fields,
});

const REFUSALS: readonly Refusal[] = [
  [
    'a harvest of an unknown parcel',
    'PARCEL_NOT_FOUND',
    'grower',
    harvest('h-2', { parcels: ['p-0'] }),
  ],
  [
    'a harvest of a draft parcel',
    'PARCEL_NOT_ATTESTED',
    'grower',
    harvest('h-2', { parcels: ['p-1', 'p-3'] }),
  ],
  ['a harvest with a taken lot id', 'LOT_EXISTS', 'grower', harvest('h-1')],
  [
    'a harvest of another variety',
    'LOT_VARIETY_MIXED',
    'grower',
    harvest('h-2', { variety: 'other' }),
  ],
  [
    'a harvest of another year',
    'LOT_VARIETY_MIXED',
    'grower',
    harvest('h-2', { harvestYear: 2025 }),
  ],
  [
    'a harvest of two varieties without a name',
    'LOT_VARIETY_MIXED',
    'grower',
    harvest('h-2', { parcels: ['p-1', 'p-4'] }),
    ['grower', parcel('p-4', { variety: 'other' })],
    ['village', { type: 'attestParcel', parcelId: 'p-4' }],
  ],
  ['a second registration of a parcel', 'PARCEL_EXISTS', 'grower', parcel('p-1')],
  ['a second attestation', 'PARCEL_STATE', 'village', { type: 'attestParcel', parcelId: 'p-1' }],
  [
    'attesting an unknown parcel',
    'PARCEL_NOT_FOUND',
    'village',
    { type: 'attestParcel', parcelId: 'p-0' },
  ],
  [
    'a parcel outside the area of the grower',
    'ACCESS_DENIED',
    'grower',
    parcel('p-5', { areaCode: '211105101' }),
  ],
  [
    'a second bin of one id',
    'BIN_EXISTS',
    'keeper',
    { type: 'registerBin', binId: 'b-1', capacityGrams: 1, siteId: 'fx01' },
  ],
  [
    'a second mill line of one id',
    'MILL_LINE_EXISTS',
    'miller',
    { type: 'registerMillLine', millLineId: 'm-1', siteId: 'fx01' },
  ],
  ['storing in an unknown bin', 'BIN_NOT_FOUND', 'keeper', store({ binId: 'b-0' })],
  [
    'storing an unknown lot',
    'LOT_NOT_FOUND',
    'keeper',
    store({ inputs: [{ lotId: 'h-0', grams: 1 }] }),
  ],
  [
    'storing one gram more than is there',
    'LOT_MASS_EXCEEDED',
    'keeper',
    store({ inputs: [{ lotId: 'h-1', grams: 976_609 }] }),
  ],
  [
    'storing above the capacity',
    'BIN_CAPACITY_EXCEEDED',
    'keeper',
    store({ inputs: [{ lotId: 'h-2', grams: 30_000 }], lotId: 's-2' }),
    ['grower', harvest('h-2')],
    ['keeper', store({ inputs: [{ lotId: 'h-1', grams: 976_000 }] })],
  ],
  [
    'naming a lot twice',
    'LOT_DUPLICATE',
    'keeper',
    store({
      inputs: [
        { lotId: 'h-1', grams: 900_000 },
        { lotId: 'h-1', grams: 900_000 },
      ],
    }),
  ],
  ['storing into a taken id', 'LOT_EXISTS', 'keeper', store({ lotId: 'h-1' })],
  ['storing a closed lot', 'LOT_CLOSED', 'keeper', store({}), CLOSED],
  [
    'storing milled rice',
    'LOT_KIND',
    'keeper',
    store({ inputs: [{ lotId: 'r-1', grams: 1 }] }),
    MILLED,
  ],
  ['splitting more than is left', 'LOT_MASS_EXCEEDED', 'grower', split(976_609)],
  ['splitting into itself', 'LOT_EXISTS', 'grower', split(1, 'h-1')],
  ['splitting an unknown lot', 'LOT_NOT_FOUND', 'grower', split(1, 'x-1', 'h-0')],
  [
    'splitting into one id twice',
    'LOT_DUPLICATE',
    'grower',
    {
      ...split(1),
      outputs: [
        { grams: 1, lotId: 'x-1' },
        { grams: 1, lotId: 'x-1' },
      ],
    },
  ],
  ['splitting a closed lot', 'LOT_CLOSED', 'grower', split(1), CLOSED],
  [
    'splitting a package lot in parts of packages',
    'PACKAGE_PARTS',
    'packer',
    split(4999, 'x-1', 'pk-1'),
    MILLED,
    ['packer', pack()],
  ],
  [
    'merging paddy and rice',
    'LOT_KIND',
    'miller',
    {
      type: 'mergeLots',
      inputs: [
        { lotId: 'h-1', grams: 1 },
        { lotId: 'r-1', grams: 1 },
      ],
      lotId: 'x-1',
    },
    MILLED,
  ],
  ['milling one gram above the input', 'LOT_MASS_EXCEEDED', 'miller', mill(600_001)],
  [
    'milling on an unknown line',
    'MILL_LINE_NOT_FOUND',
    'miller',
    { ...mill(5000), millLineId: 'm-0' },
  ],
  [
    'milling rice again',
    'LOT_KIND',
    'miller',
    { ...mill(5000, [{ lotId: 'r-1', grams: 9000 }]) },
    MILLED,
  ],
  ['packing above the mass', 'PACK_MASS_EXCEEDED', 'packer', pack({ count: 41 }), MILLED],
  [
    'packing a count that overflows',
    'PACK_MASS_EXCEEDED',
    'packer',
    pack({ count: 5_000_000, netMassGrams: 100_000_000_000 }),
    MILLED,
  ],
  [
    'packing more than the lot has left',
    'PACK_MASS_EXCEEDED',
    'packer',
    pack({ inputs: [{ lotId: 'r-1', grams: 299_001 }] }),
    MILLED,
  ],
  [
    'packing bran',
    'PACK_PRODUCT',
    'packer',
    pack({ count: 1, netMassGrams: 1, inputs: [{ lotId: 'k-1', grams: 100 }] }),
    MILLED,
  ],
  ['packing paddy', 'PACK_PRODUCT', 'packer', pack({ inputs: [{ lotId: 'h-1', grams: 200_000 }] })],
  ['closing twice', 'LOT_CLOSED', 'grower', CLOSED[1], CLOSED],
  [
    'closing with readings that end before they start',
    'RANGE_ORDER',
    'grower',
    {
      ...CLOSED[1],
      devices: [
        { deviceId: 'dev-1', from: { bootEpoch: 2, seq: 0 }, to: { bootEpoch: 1, seq: 9 } },
      ],
    },
  ],
  [
    'a document for an unknown lot',
    'LOT_NOT_FOUND',
    'grower',
    document({ subject: { id: 'h-0', kind: 'lot' } }),
  ],
  [
    'a document for an unknown parcel',
    'PARCEL_NOT_FOUND',
    'grower',
    document({ subject: { id: 'p-0', kind: 'parcel' } }),
  ],
  [
    'a second document of one id',
    'DOCUMENT_EXISTS',
    'grower',
    document({}),
    ['grower', document({ subject: { id: 'p-1', kind: 'parcel' } })],
  ],
];

describe('rules of lots, places and documents', () => {
  let made: TraceWorld;
  let world: TraceWorld;

  before(async () => {
    made = await newTraceWorld();
  });

  beforeEach(() => {
    world = { ...made, ledger: made.ledger.copy() };
  });

  for (const [what, code, actor, fields, ...before] of REFUSALS) {
    it(`refuses ${what} with ${code}`, async () => {
      for (const [who, earlier] of before) await world[who].send(world.ledger, earlier);
      const keys = world.ledger.keys();
      await expectRefusal(world[actor].send(world.ledger, fields), code);
      if (world.ledger.keys().join() !== keys.join()) throw new Error('a refusal wrote');
    });
  }

  it('refuses a state value that is not of its schema with STATE_CORRUPT', async () => {
    world.ledger.plant('lot~h-1', { v: 99 });
    await expectRefusal(world.grower.send(world.ledger, split(1)), 'STATE_CORRUPT');
  });
});
