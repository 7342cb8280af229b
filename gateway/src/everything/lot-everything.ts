// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type Lot } from '@daoji/model';
import { BUNDLE_MEDIA_TYPE } from '@daoji/proof';
import type { z } from 'zod';

import type { everythingViewSchema } from '../api/everything-views.js';
import { documentScope, type DocumentScope } from '../epcis/document-scope.js';
import { sensorEvents, type SensorSource } from '../epcis/sensor-events.js';
import { lineageOf } from '../index/lineage.js';
import type { ReadIndex } from '../index/read-index.js';
import { recordedAt } from '../scenario-clock.js';
import { correctionOf, correctionView, isDocumentInError, isInError } from '../story/corrected.js';
import { possibleOrigins } from '../story/possible-origins.js';
import { holdersOf } from './holders.js';
import { notKnown } from './not-known.js';
import { releaseBlocks } from './release-blocks.js';
import { treatmentsOn } from './treatments.js';

/** Forms in which all of it can be taken along, and where. */
const EXPORTS = {
  csv: 'text/csv',
  epcis: 'application/ld+json',
  proof: BUNDLE_MEDIA_TYPE,
} as const;

const UNIT = 'logistic-unit~';

/** {@link everythingViewSchema}. */
export type Everything = z.infer<typeof everythingViewSchema>;

/**
 * All that is recorded of a lot, and what is not known of it: where it may come from, what was done, with which inputs, where
 * it lay and what was measured there, who vouches for it, what became of it.
 * @throws GatewayError `LOT_NOT_FOUND`, `TRACE_CYCLE`.
 */
export async function lotEverything(source: SensorSource, lotId: string): Promise<Everything> {
  const { catalog, index } = source;
  const { recordedIn, value: lot } = await catalog.lot(lotId);
  const scope = documentScope(index, lotId, 'up');
  const [sensors, scenario, steps] = await Promise.all([
    sensorEvents(source, lotId),
    catalog.scenario(),
    stepsOf(source, scope),
  ]);
  const around = aroundOf(index, lot, scope);
  const sprayedParcels = new Set(
    around.applications
      .filter((one) => !one.isInError)
      .flatMap((one) => one.parcels.map(({ parcelId }) => parcelId)),
  );
  const at = source.now().toISOString();
  const isTruncated = !scope.isComplete;
  const { events, isReachable, omitted } = sensors;
  const parts = { isTruncated, lot, lots: scope.lots, sensors, sprayedParcels, steps };
  return {
    ...around,
    at,
    blocks: releaseBlocks(index, lot, civilDateOf(at), (time) =>
      recordedAt(scenario ?? null, time),
    ),
    exports: Object.entries(EXPORTS).map(([format, mediaType]) => ({
      format,
      href: `/api/v1/lots/${encodeURIComponent(lotId)}/everything/${format}`,
      mediaType,
    })),
    isScenario: scenario !== undefined,
    lot,
    lots: scope.lots.map((one) => originView(index, one)),
    notKnown: notKnown(index, parts).map((row) => ({ ...row, subjects: [...row.subjects] })),
    recordedIn,
    sensors: { events: [...events], isRead: isReachable, omitted },
    steps,
    treatments: treatmentsOn(index, scope.lots, civilDateOf(at)),
  };
}

type Around = Pick<
  Everything,
  | 'applications'
  | 'corrections'
  | 'descendants'
  | 'documents'
  | 'holders'
  | 'operators'
  | 'parcels'
  | 'pledges'
  | 'recalls'
  | 'transfers'
> & { readonly units: string[] };

/** Records that name the lots, from memory. */
function aroundOf(index: ReadIndex, lot: Lot, { lots, refs }: DocumentScope): Around {
  const { records } = index;
  const ids = new Set(lots.map(({ lotId }) => lotId));
  const commands = new Set(refs.map(({ commandId }) => commandId));
  const parcels = [...new Set(lots.flatMap((one) => possibleOrigins(index, one).parcels))].sort();
  const down = lineageOf(index, lot.lotId, 'down').nodes.filter(({ distance }) => distance > 0);
  const keys = down.map(({ key }) => key);
  return {
    applications: records
      .all('application')
      .filter(({ commandId }) => commands.has(commandId))
      .map((one) => ({ ...one, isInError: correctionOf(index, one.commandId) !== undefined })),
    corrections: [...commands].flatMap((id) => records.get('correction', id) ?? []),
    descendants: keys.filter((key) => !key.includes('~')),
    documents: lots.flatMap((one) =>
      one.documents.map((document) => ({
        document,
        isInError: isDocumentInError(index, document.documentId),
        lotId: one.lotId,
      })),
    ),
    holders: holdersOf(records, [lot]),
    operators: holdersOf(records, [lot, ...lots]).flatMap(
      (id) => records.get('operator', id) ?? [],
    ),
    parcels: parcels.flatMap((id) => records.get('parcel', id) ?? []),
    pledges: records.all('pledge').filter(({ lotId }) => ids.has(lotId)),
    recalls: records
      .all('recall')
      .filter((recall) => recall.lots.some(({ lotId }) => ids.has(lotId)))
      .map(({ firmId, isOrdered, mock, recallId, startedAt, state, ...recall }) => ({
        ...{ class: recall.class, firmId, isOrdered, mock, recallId, startedAt, state },
      })),
    transfers: records
      .all('transfer')
      .filter((transfer) => transfer.lots.some(({ lotId }) => ids.has(lotId))),
    units: keys.filter((key) => key.startsWith(UNIT)).map((key) => key.slice(UNIT.length)),
  };
}

async function stepsOf(
  { catalog, index }: SensorSource,
  { refs }: DocumentScope,
): Promise<Everything['steps']> {
  const found = await Promise.all(
    refs.map(({ channel, commandId }) => catalog.findEvent(channel, commandId)),
  );
  return found.flatMap((event) => {
    if (!event) return [];
    const { commandId, recordedIn, value } = event;
    const { eventTime, flags, recordTime, signer, subjects, type } = value;
    const correction = correctionView(index, commandId);
    return [
      {
        ...{ commandId, eventTime, flags, recordTime, recordedIn, signer, subjects, type },
        ...(correction && { correction }),
      },
    ];
  });
}

function originView(index: ReadIndex, lot: Lot): Everything['lots'][number] {
  const { binId, composition, isKnown, isSingleParcel, parcels, struckParcels } = possibleOrigins(
    index,
    lot,
  );
  return {
    ...(binId !== undefined && { binId }),
    isInError: isInError(index, lot),
    isKnown,
    isSingleParcel,
    lot,
    ...(composition?.otherShares && { otherShares: composition.otherShares }),
    parcels: [...parcels],
    struckParcels: [...struckParcels],
    ...(composition && { shares: [...composition.shares] }),
  };
}
