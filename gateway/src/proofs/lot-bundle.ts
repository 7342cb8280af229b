// SPDX-License-Identifier: Apache-2.0
import {
  anchorHeadClaim,
  type AdvanceRecord,
  type Archive,
  type LogArchive,
  type ReadingIdentity,
  type TransactionEvidence,
} from '@daoji/archive';
import { assembleEventClaims } from '@daoji/ledger';
import type { ShownPoint, TraceCommand } from '@daoji/model';
import { BUNDLE_MEDIA_TYPE, fromBase64, type AnchorHeadClaim, type Bundle } from '@daoji/proof';

import type { LedgerPort } from '../ledger-port.js';
import { storyEvents, type LotStory } from '../story/lot-story.js';
import { tellLot, type TellingSource } from '../story/lot-telling.js';

/** Most readings in one bundle: 8 devices × 4 channels × 5 marks, and the ends that closeLot names. */
export const MAX_BUNDLE_READINGS = 300;

/** Where a lot's bundle comes from. */
export interface BundleSource extends TellingSource {
  readonly ledger: Pick<LedgerPort, 'collectEvidence' | 'readState'>;
  readonly archive: Archive;
  readonly log: LogArchive;
}

/**
 * The bundle of a lot: the events of its story with the activations behind them, and the readings that its page marks
 * (and that closeLot names) under one log head.
 * @throws GatewayError `LOT_NOT_FOUND`, `PROOF_NOT_YET`; ArchiveError; LedgerError.
 */
export async function lotBundle(source: BundleSource, lotId: string): Promise<Bundle> {
  const { story, shown } = await tellLot(source, lotId);
  const parcelIds = story.parcels.map(({ parcelId }) => parcelId);
  const events = [
    ...operatorEvents(source, story),
    ...storyEvents(source.index, story.lots, parcelIds),
  ];
  const told = await assembleEventClaims(
    {
      ledger: source.ledger,
      channel: 'trace',
      transactionOf: async (commandId) =>
        (await source.catalog.findEvent('trace', commandId))?.recordedIn.transactionId,
    },
    events.map(({ commandId }) => commandId),
  );
  const anchored = await anchorClaim(source, story, shown.points);
  const gtin = story.lot.value.package?.gtin;
  return {
    mediaType: BUNDLE_MEDIA_TYPE,
    subject: gtin === undefined ? { lotId } : { gtin, lotId },
    claims: [...told.claims, ...(anchored ? [anchored.claim] : [])],
    evidence: [...told.evidence, ...(anchored ? [anchored.evidence.evidence] : [])],
    lifecycle: [...told.lifecycle, ...(anchored?.evidence.lifecycle ?? [])],
    checkpoints: [],
  };
}

function operatorEvents(source: BundleSource, story: LotStory): ReturnType<typeof storyEvents> {
  return [...story.operators.keys()].flatMap((id) =>
    source.index.eventsOf(`operator~${id}`).filter(({ type }) => type === 'registerOperator'),
  );
}

async function anchorClaim(
  source: BundleSource,
  story: LotStory,
  points: readonly ShownPoint[],
): Promise<{ claim: AnchorHeadClaim; evidence: TransactionEvidence } | undefined> {
  const { archive, catalog, log } = source;
  const { collectEvidence } = source.ledger;
  await log.refresh();
  const advance = advanceFor(log, story);
  if (!advance) return undefined;
  const readings = distinct([...closedReadings(story), ...points])
    .filter(({ deviceId, bootEpoch, seq }) => {
      const batch = log.batchOf(deviceId, bootEpoch, seq);
      return batch !== undefined && batch < advance.logSize;
    })
    .slice(0, MAX_BUNDLE_READINGS);
  if (readings.length === 0) return undefined;
  const evidence = await collectEvidence('anchor', advance.transactionId);
  const claim = await anchorHeadClaim({
    archive,
    log,
    advance,
    id: 'readings',
    evidence: evidence.evidence.id,
    readings,
    watermarks: [...new Set(readings.map(({ deviceId }) => deviceId))],
    deviceKey: async (deviceId) => fromBase64((await catalog.device(deviceId)).value.spki),
  });
  return { claim, evidence };
}

/** The head that closeLot names when a marked reading needs no later one; else the newest. */
function advanceFor(log: LogArchive, story: LotStory): AdvanceRecord | undefined {
  const advances = log.advances();
  const heads = closings(story).flatMap((command) => command.heads);
  const named = advances.find((advance) =>
    heads.some(({ origin, logSize }) => origin === advance.origin && logSize === advance.logSize),
  );
  return named ?? advances.at(-1);
}

function closedReadings(story: LotStory): ReadingIdentity[] {
  return closings(story)
    .flatMap((command) => command.devices)
    .flatMap(({ deviceId, from, to }) => [
      { deviceId, ...from },
      { deviceId, ...to },
    ]);
}

function closings(story: LotStory): Extract<TraceCommand, { type: 'closeLot' }>[] {
  return story.steps.flatMap(({ parsed }) => (parsed.type === 'closeLot' ? [parsed] : []));
}

function distinct(readings: readonly ReadingIdentity[]): ReadingIdentity[] {
  const byIdentity = new Map(
    readings.map(({ deviceId, bootEpoch, seq }) => [
      `${deviceId}/${bootEpoch}/${seq}`,
      { deviceId, bootEpoch, seq },
    ]),
  );
  return [...byIdentity.values()];
}
