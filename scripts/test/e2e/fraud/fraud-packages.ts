// SPDX-License-Identifier: Apache-2.0
import { hashLeaf, inclusionProof, rootOf, toHex, utf8 } from '@daoji/proof';

import type { FraudStage } from './fraud-stage.js';
import { newHarvest, newMilled, newParcel } from './fraud-steps.js';

/** The mill's own product of the scenarios: prefix 952, so nobody's. */
export const FRAUD_GTIN = '09520000777777';

/** Packages of 5 kg in every lot of {@link newPackages}. */
export const PACKAGES = 20;

/** A package lot of 20 packages of 5 kg. */
export async function newPackages(stage: FraudStage, productionDate?: string): Promise<string> {
  const harvestId = await newHarvest(stage, await newParcel(stage));
  const { riceId } = await newMilled(stage, harvestId, productionDate);
  const lotId = stage.id('pk');
  await stage.say('packer', {
    type: 'packLot',
    count: PACKAGES,
    gtin: await stage.productOf('trace-manager'),
    inputs: [{ grams: PACKAGES * 5_000, lotId: riceId }],
    lotId,
    netMassGrams: 5_000,
    productionDate: productionDate ?? stage.day(),
  });
  return lotId;
}

/** An order of 64 codes, all printed, with the path of each. */
export async function newRoll(
  stage: FraudStage,
): Promise<{ orderId: string; serials: readonly string[]; path: (index: number) => string[] }> {
  const orderId = stage.id('co');
  const digits = orderId.replace(/[^0-9a-hjkmnp-tv-z]/g, '').slice(-8);
  const serials = Array.from(
    { length: 64 },
    (_, index) => `${digits.padStart(8, '0')}${String(index).padStart(8, '0')}`,
  );
  const leaves = serials.map((serial) => hashLeaf(utf8(serial)));
  await stage.say('packer', {
    type: 'orderCodes',
    count: serials.length,
    gtin: await stage.productOf('trace-manager'),
    orderId,
    serialRoot: toHex(rootOf(leaves)),
  });
  const ranges = [{ from: 0, to: serials.length }];
  await stage.say('packer', { type: 'markCodesPrinted', orderId, ranges });
  return { orderId, serials, path: (index) => inclusionProof(leaves, index).map(toHex) };
}
