// SPDX-License-Identifier: Apache-2.0
import { encodeCommand, type Correction, type Lot } from '@daoji/model';

import { commandIdOf, KEY_ID } from './season.js';
import type { testServices } from './services.js';
import { record, recordEvent } from './trade.js';

type Services = Awaited<ReturnType<typeof testServices>>;

/** What a test of corrections does to a season. */
export interface Corrections {
  /** Changes a lot, or makes one as another with changes. */
  readonly change: (lotId: string, fields: Partial<Lot>, from?: string) => Promise<void>;
  /** Declares the n-th command to be in error. */
  readonly declare: (n: number, fields?: Partial<Correction>) => Promise<void>;
  /** Records a harvest by the n-th command. */
  readonly harvest: (n: number, lotId: string, parcels: string[]) => Promise<void>;
  /** Registers a parcel like p-0017. */
  readonly parcel: (parcelId: string) => Promise<void>;
}

/** Corrections over the season of the services. */
export function correctionsOn(services: () => Services): Corrections {
  async function change(lotId: string, fields: Partial<Lot>, from = lotId): Promise<void> {
    const { index, store } = services();
    const document = await store.get('lots', from);
    if (!document) throw new Error(`expected lot ${from}`);
    const changed = { ...document, _id: lotId, value: { ...document.value, ...fields, lotId } };
    await store.put('lots', changed);
    index.apply({ collection: 'lots', document: changed, id: lotId });
  }

  async function parcel(parcelId: string): Promise<void> {
    const { index, store } = services();
    const first = await store.get('parcels', 'p-0017');
    if (!first) throw new Error('expected parcel p-0017');
    const document = { ...first, _id: parcelId, value: { ...first.value, parcelId } };
    await store.put('parcels', document);
    index.apply({ collection: 'parcels', document, id: parcelId });
  }

  const declare = (n: number, fields: Partial<Correction> = {}): Promise<void> =>
    record(services(), `correction~${commandIdOf(n)}`, {
      commandId: commandIdOf(900 + n),
      correctedCommandId: commandIdOf(n),
      correctiveCommandIds: [],
      declaredAt: '2026-11-10T00:00:00.000Z',
      effect: 'declare',
      note: '称错了批次',
      operatorId: 'coop-1',
      reason: 'incorrect_data',
      v: 1,
      ...fields,
    });

  async function harvest(n: number, lotId: string, parcels: string[]): Promise<void> {
    const text = encodeCommand('trace', {
      alg: 'ecdsa-p256-sha256',
      commandId: commandIdOf(n),
      deviceTime: '2026-10-05T08:00:00.000Z',
      lotId,
      moistureMilliPercent: 14_500,
      parcels,
      signerKeyId: KEY_ID,
      type: 'recordHarvest',
      v: 1,
      weighedGrams: 990_000,
    });
    await recordEvent(services(), text, [`lot~${lotId}`], n);
    await change(lotId, { commandId: commandIdOf(n), parcels, weighedGrams: 990_000 }, 'h-1');
  }

  return { change, declare, harvest, parcel };
}
