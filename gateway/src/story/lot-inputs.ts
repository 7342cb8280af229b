// SPDX-License-Identifier: Apache-2.0
import type { Parcel } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';
import { listedProduct } from '../rules/rules-at.js';
import type { StoryStep } from './lot-story.js';

/** One use of an input on parcels that a lot may come from. */
export interface LotInput {
  readonly applicationId: string;
  readonly registration: string;
  /** Name in the registered-product table of that day; absent where no table in force lists it. */
  readonly product?: string;
  readonly target: string;
  readonly startDate: string;
  /** First civil date of harvest on the parcel that waits longest. */
  readonly freeFrom: string;
  /** Parcels of the lot on which it was used; the application itself may name more. */
  readonly parcels: readonly string[];
  /** True where the use was declared to be in error. */
  readonly isInError: boolean;
}

/** Uses of inputs among the steps of a lot, the oldest first. */
export function lotInputs(
  { records }: ReadIndex,
  steps: readonly StoryStep[],
  parcels: readonly Parcel[],
): LotInput[] {
  const areaOf = new Map(parcels.map(({ areaCode, parcelId }) => [parcelId, areaCode]));
  const found = steps.flatMap(({ correction, parsed }): LotInput[] => {
    if (parsed.type !== 'applyInput') return [];
    const application = records.get('application', parsed.applicationId);
    const own = application?.parcels.filter(({ parcelId }) => areaOf.has(parcelId)) ?? [];
    const [first] = own;
    if (!application || application.voidedBy !== undefined || !first) return [];
    const { applicationId, registration, startDate, target } = application;
    const place = { areaCode: areaOf.get(first.parcelId) ?? '', date: startDate };
    const product = listedProduct(records, registration, place)?.product.name;
    return [
      {
        applicationId,
        freeFrom: own.map(({ freeFrom }) => freeFrom).reduce((a, b) => (a < b ? b : a)),
        isInError: correction !== undefined,
        parcels: own.map(({ parcelId }) => parcelId),
        ...(product !== undefined && { product }),
        registration,
        startDate,
        target,
      },
    ];
  });
  return found.sort((a, b) => (a.startDate < b.startDate ? -1 : 1));
}
