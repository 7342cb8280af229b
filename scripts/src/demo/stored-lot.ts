// SPDX-License-Identifier: Apache-2.0
import { MongoClient } from 'mongodb';

import { serviceSettings } from './demo-home.js';

interface LotDocument {
  readonly _id: string;
  readonly value: { readonly package?: { readonly productionDate: string } };
}

/**
 * Overwrites the production date of a package lot in the document store behind the system's back.
 * @param date - civil date.  @returns what stood there.
 */
export async function overwriteProductionDate(lotId: string, date: string): Promise<string> {
  const client = new MongoClient((await serviceSettings('gateway')).get('MONGO_URL') ?? '');
  try {
    const lots = client.db().collection<LotDocument>('lots');
    const found = await lots.findOne({ _id: lotId });
    const packed = found?.value.package;
    if (!found || !packed) throw new Error(`the document store holds no package lot ${lotId}`);
    const value = { ...found.value, package: { ...packed, productionDate: date } };
    await lots.replaceOne({ _id: lotId }, { ...found, value });
    return packed.productionDate;
  } finally {
    await client.close();
  }
}
