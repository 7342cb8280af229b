// SPDX-License-Identifier: Apache-2.0
import { gtinSchema, lotIdSchema } from '@daoji/model';

/** What a typed or pasted text was taken for, and where it leads. `isOutside`: not a page of this application. */
export interface Found {
  readonly kind: 'lot' | 'parcel' | 'device' | 'package';
  readonly to: string;
  readonly isOutside: boolean;
}

/** Ids that the network knows, to tell a lot's id from a parcel's or a device's. */
export interface KnownIds {
  readonly lots: readonly {
    readonly lotId: string;
    readonly package?: { readonly gtin: string };
  }[];
  readonly parcels: readonly string[];
  readonly devices: readonly string[];
}

/**
 * Tells what a text is: an id that the network knows, a GTIN of one of its packages, or a GS1 Digital Link. A known id
 * wins; an unknown text of the right form is taken for a lot, whose page then says that it was not found.
 */
export function find(entered: string, known: KnownIds): Found | undefined {
  const text = entered.trim();
  const link = /\/01\/(\d{14})(?:\/10\/([^/?#]+))?/.exec(text);
  if (link) return packageOf(link[1] ?? '', link[2], known);
  if (gtinSchema.safeParse(text).success) return packageOf(text, undefined, known);
  const id = text.toLowerCase();
  if (known.parcels.includes(id)) return { isOutside: false, kind: 'parcel', to: `/parcels/${id}` };
  if (known.devices.includes(id)) return { isOutside: false, kind: 'device', to: `/devices/${id}` };
  if (!lotIdSchema.safeParse(id).success) return undefined;
  return { isOutside: false, kind: 'lot', to: `/lots/${id}` };
}

function packageOf(gtin: string, lot: string | undefined, known: KnownIds): Found | undefined {
  const lotId = lot ?? known.lots.find((item) => item.package?.gtin === gtin)?.lotId;
  if (lotId === undefined) return undefined;
  return { isOutside: true, kind: 'package', to: `/01/${gtin}/10/${encodeURIComponent(lotId)}` };
}
