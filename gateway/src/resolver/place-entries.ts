// SPDX-License-Identifier: Apache-2.0
import {
  anchorOf,
  idSchema,
  type Operator,
  type ResolverEntry,
  type SiteObject,
} from '@daoji/model';

import { GatewayError } from '../gateway-error.js';
import type { ReadIndex } from '../index/read-index.js';
import type { Catalog } from '../story/catalog.js';
import { apiLink, pageLinks } from './page-links.js';

const MISSING: ReadonlySet<string> = new Set(['BIN_NOT_FOUND', 'MILL_LINE_NOT_FOUND']);

/** What stands behind `/414/{gln}`, perhaps with `/254/{extension}`, or `/417/{gln}`. */
export type KnownPlace =
  | { readonly kind: 'operator'; readonly operator: Operator; readonly id: string }
  | {
      readonly kind: 'site' | 'parcel' | 'bin' | 'mill-line';
      readonly operator?: Operator | undefined;
      readonly areaCode?: string | undefined;
      readonly id: string;
    };

/** What places are found in. */
export interface PlaceSource {
  readonly catalog: Pick<Catalog, 'bin' | 'millLine'>;
  readonly index: ReadIndex;
}

/** Finds a place by its GLN and extension: the id of a parcel, bin or mill line of the operator whose GLN it is. */
export async function findPlace(
  source: PlaceSource,
  gln: string,
  extension: string | undefined,
): Promise<KnownPlace | undefined> {
  const { index } = source;
  const operator = index.records.all('operator').find((each) => each.gln === gln);
  if (extension !== undefined) return operator && extended(source, operator, extension);
  const site = index.records.all('site').find((each) => each.gln === gln);
  if (site) {
    const owner = index.records.get('operator', site.operatorId);
    return { kind: 'site', id: site.siteId, areaCode: site.areaCode, operator: owner };
  }
  return operator && { kind: 'operator', id: operator.operatorId, operator };
}

/** @throws GatewayError `PLACE_NOT_FOUND`. */
export async function placeEntries(
  source: PlaceSource,
  gln: string,
  extension: string | undefined,
): Promise<readonly ResolverEntry[]> {
  const place = await findPlace(source, gln, extension);
  if (!place) throw new GatewayError('PLACE_NOT_FOUND', `expected a known place, got ${gln}`);
  const anchor = anchorOf([
    { ai: '414', value: gln },
    ...(extension === undefined ? [] : [{ ai: '254', value: extension }]),
  ]);
  return [entryOf(anchor, place)];
}

/** @throws GatewayError `OPERATOR_NOT_FOUND`. */
export function partyEntries(index: ReadIndex, gln: string): readonly ResolverEntry[] {
  const operator = index.records.all('operator').find((each) => each.gln === gln);
  if (!operator)
    throw new GatewayError('OPERATOR_NOT_FOUND', `expected a known operator, got ${gln}`);
  const place: KnownPlace = { kind: 'operator', id: operator.operatorId, operator };
  return [entryOf(anchorOf([{ ai: '417', value: gln }]), place)];
}

/** @throws GatewayError `UNIT_NOT_FOUND`, `UNIT_GONE` for a case or pallet that was opened: an SSCC is not used again. */
export function unitEntries(index: ReadIndex, sscc: string): readonly ResolverEntry[] {
  const unit = index.records.get('logistic-unit', sscc);
  if (!unit) throw new GatewayError('UNIT_NOT_FOUND', `expected a case or pallet, got ${sscc}`);
  if (unit.state === 'opened')
    throw new GatewayError('UNIT_GONE', `case or pallet ${sscc} was opened and is no more`);
  const anchor = anchorOf([{ ai: '00', value: sscc }]);
  return [
    {
      anchor,
      description: sscc,
      defaultLinkType: 'gs1:pip',
      links: [
        ...pageLinks('gs1:pip', anchor, '箱托内装', 'What this unit holds'),
        apiLink('gs1:traceability', `/logistic-units/${sscc}`, sscc, 'application/json'),
      ],
    },
  ];
}

async function extended(
  { catalog, index }: PlaceSource,
  operator: Operator,
  id: string,
): Promise<KnownPlace | undefined> {
  const { operatorId } = operator;
  const parcel = index.records.get('parcel', id);
  if (parcel?.operatorId === operatorId)
    return { kind: 'parcel', id, areaCode: parcel.areaCode, operator };
  // Ids of the ledger alone: a value of the link never reaches the store as it came.
  if (!idSchema.safeParse(id).success) return undefined;
  for (const read of [() => catalog.bin(id), () => catalog.millLine(id)]) {
    const found = await unlessMissing(read);
    if (found?.operatorId === operatorId) return { kind: found.kind, id, operator };
  }
  return undefined;
}

async function unlessMissing(
  read: () => Promise<{ readonly value: SiteObject }>,
): Promise<SiteObject | undefined> {
  try {
    return (await read()).value;
  } catch (error) {
    if (error instanceof GatewayError && MISSING.has(error.code)) return undefined;
    throw error;
  }
}

function entryOf(anchor: string, place: KnownPlace): ResolverEntry {
  const name = place.operator?.publicName ?? place.id;
  return {
    anchor,
    description: place.kind === 'operator' ? name : `${place.id} · ${name}`,
    defaultLinkType: 'gs1:pip',
    links: pageLinks('gs1:pip', anchor, name, name),
  };
}
