// SPDX-License-Identifier: Apache-2.0
import { DAOJI_NAMESPACE, type Lot } from '@daoji/model';

const GS1 = 'https://id.gs1.org/';

/** Name of a lot: its LGTIN where it has a product's number, else a name of ours that nobody calls. */
export function lotUri(lotId: string, lot: Lot | undefined): string {
  const gtin = lot?.package?.gtin;
  return gtin === undefined
    ? ownUri('lot', lotId)
    : `${GS1}01/${gtin}/10/${encodeURIComponent(lotId)}`;
}

/** Name of one package. */
export function packageUri(gtin: string, serial: string): string {
  return `${GS1}01/${gtin}/21/${serial}`;
}

/** Name of a case or pallet. */
export function unitUri(sscc: string): string {
  return `${GS1}00/${sscc}`;
}

/** Name of a thing that GS1 has no key for, by its kind and id. */
export function ownUri(kind: string, ...ids: readonly string[]): string {
  return `${DAOJI_NAMESPACE}${kind}/${ids.map(encodeURIComponent).join('/')}`;
}

/** Name of a place by its state key, e.g. `bin~bin-1`. */
export function placeUri(place: string): string {
  const [kind = '', id = ''] = place.split('~');
  return ownUri(kind, id);
}

/** What ties the inputs of a parcel's year to its harvest: EPCIS `transformationID`. */
export function seasonUri(parcelId: string, year: string): string {
  return ownUri('season', parcelId, year);
}
