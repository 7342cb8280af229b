// SPDX-License-Identifier: Apache-2.0
import type { AirValue, ShownSection } from '../bins/grain-queries.js';
import type { Typed } from '../parts/command-form.js';

/** What a bin's newest scan says of what an order to aerate asks for, as it is typed; absent where nothing current was measured. */
export interface MeasuredGrain {
  /** Scan that the grain's mean is of, UTC. */
  readonly at: string;
  readonly typed: Typed;
}

/**
 * Mean of the grain over its points and the air outside, with one decimal as keepers write them. Only what counts now: an old scan, a
 * silent or impossible sensor fills nothing in.
 */
export function measuredGrain({ air, layers, scanAt }: ShownSection): MeasuredGrain | undefined {
  const known = layers.flatMap(({ answering, meanC }) =>
    meanC === undefined ? [] : [{ answering, meanC }],
  );
  const points = known.reduce((sum, { answering }) => sum + answering, 0);
  const grain =
    points === 0
      ? undefined
      : known.reduce((sum, { answering, meanC }) => sum + answering * meanC, 0) / points;
  const typed = {
    ...tenth('grain', grain),
    ...tenth('outside', outsideOf(air, 'air-temperature', 'Cel')),
    ...tenth('humidity', outsideOf(air, 'relative-humidity', '%')),
  };
  if (scanAt === undefined || Object.keys(typed).length === 0) return undefined;
  return { at: scanAt, typed };
}

/** A value that counts, of the air outside the bin. */
function outsideOf(air: readonly AirValue[], quantity: string, wanted: string): number | undefined {
  return air.find(
    ({ place, quantity: of, state, unit, value }) =>
      place === 'outside' &&
      of === quantity &&
      unit === wanted &&
      state === 'normal' &&
      value !== undefined,
  )?.value;
}

function tenth(name: string, value: number | undefined): Typed {
  return value === undefined ? {} : { [name]: value.toFixed(1) };
}
