// SPDX-License-Identifier: Apache-2.0

/** A registration as far as others build on it. */
interface Registration {
  readonly overlaps?: readonly { readonly parcelId: string }[] | undefined;
  readonly parcelId: string;
}

/**
 * Parts the registrations of one file into waves: a parcel that names another of the file as sharing its land is refused
 * until that one is recorded, so it comes in a later wave. Those of one wave may be sent side by side.
 * @param items - in the order of the file; one names only such as stand before it.
 */
export function registrationWaves<T>(
  items: readonly T[],
  registrationOf: (item: T) => Registration,
): T[][] {
  const waveOf = new Map<string, number>();
  const waves: T[][] = [];
  for (const item of items) {
    const { overlaps = [], parcelId } = registrationOf(item);
    const wave = Math.max(0, ...overlaps.map((one) => (waveOf.get(one.parcelId) ?? -1) + 1));
    waveOf.set(parcelId, wave);
    (waves[wave] ??= []).push(item);
  }
  return waves;
}
