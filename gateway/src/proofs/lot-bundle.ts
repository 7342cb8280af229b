// SPDX-License-Identifier: Apache-2.0
import type { Archive, LogArchive, ReadingIdentity } from '@daoji/archive';
import { assembleEventClaims, claimIdOf } from '@daoji/ledger';
import type { ShownPoint } from '@daoji/model';
import {
  BUNDLE_MEDIA_TYPE,
  type Bundle,
  type CompletenessClaim,
  type LifecycleEvidence,
} from '@daoji/proof';

import { GatewayError } from '../gateway-error.js';
import type { LedgerPort } from '../ledger-port.js';
import { storyEvents, type LotStory } from '../story/lot-story.js';
import { tellLot, type TellingSource } from '../story/lot-telling.js';
import { AnchorPlan } from './anchor-plan.js';
import { planClosing, type Closing } from './closing-plan.js';

/** Most marked readings in one bundle: 8 devices × 4 channels × 5 marks, and the ends that closeLot names. */
export const MAX_BUNDLE_READINGS = 300;

/** Where a lot's bundle comes from. */
export interface BundleSource extends TellingSource {
  readonly ledger: Pick<LedgerPort, 'collectEvidence' | 'readState'>;
  readonly archive: Archive;
  readonly log: LogArchive;
}

/**
 * The bundle of a lot: the events of its story with the activations behind them, the readings that its page marks under
 * the newest log head, and, where the lot or one that it came from is closed, every reading that its closing binds.
 * @throws GatewayError `LOT_NOT_FOUND`, `PROOF_NOT_YET` where the page marks readings and none is anchored yet;
 * ArchiveError; LedgerError.
 */
export async function lotBundle(source: BundleSource, lotId: string): Promise<Bundle> {
  const { story, shown } = await tellLot(source, lotId);
  await source.log.refresh();
  const plan = new AnchorPlan();
  const completeness = await completenessOf(source, story, plan);
  planMarked(source.log, story, shown.points, plan);
  const [told, anchored] = await Promise.all([eventClaims(source, story), plan.build(source)]);
  const gtin = story.lot.value.package?.gtin;
  return {
    mediaType: BUNDLE_MEDIA_TYPE,
    subject: gtin === undefined ? { lotId } : { gtin, lotId },
    claims: [...told.claims, ...anchored.claims],
    evidence: [...told.evidence, ...anchored.evidence.map(({ evidence }) => evidence)],
    lifecycle: distinctBlocks([
      ...told.lifecycle,
      ...anchored.evidence.flatMap(({ lifecycle }) => lifecycle),
    ]),
    checkpoints: [],
    ...(completeness && { completeness }),
  };
}

function eventClaims(
  source: BundleSource,
  story: LotStory,
): ReturnType<typeof assembleEventClaims> {
  const { catalog, index, ledger } = source;
  const parcelIds = story.parcels.map(({ parcelId }) => parcelId);
  const operators = [...story.operators.keys()].flatMap((id) =>
    index.eventsOf(`operator~${id}`).filter(({ type }) => type === 'registerOperator'),
  );
  const { declarations, refs } = storyEvents(index, story.lots, parcelIds);
  const events = [...operators, ...refs, ...declarations];
  return assembleEventClaims(
    {
      ledger,
      channel: 'trace',
      transactionOf: async (commandId) =>
        (await catalog.findEvent('trace', commandId))?.recordedIn.transactionId,
    },
    events.map(({ commandId }) => commandId),
  );
}

/** Of the closed lots of a story the nearest that the log can show to be complete. */
async function completenessOf(
  source: BundleSource,
  story: LotStory,
  plan: AnchorPlan,
): Promise<CompletenessClaim | undefined> {
  for (const { lotId } of story.lots) {
    const closing = closings(story).find((each) => each.lotId === lotId);
    const ranges = closing && (await planClosing(source, closing, plan));
    if (ranges) return { closeLot: claimIdOf(closing.commandId), ranges };
  }
  return undefined;
}

function planMarked(
  log: LogArchive,
  story: LotStory,
  points: readonly ShownPoint[],
  plan: AnchorPlan,
): void {
  const newest = log.advances().at(-1);
  const isAnchored = ({ deviceId, bootEpoch, seq }: ReadingIdentity): boolean => {
    const batch = log.batchOf(deviceId, bootEpoch, seq);
    return batch !== undefined && batch < (newest?.logSize ?? 0);
  };
  if (points.length > 0 && !points.some(isAnchored)) {
    throw new GatewayError(
      'PROOF_NOT_YET',
      `expected a log head over the ${points.length} marked readings, got none yet`,
    );
  }
  const readings = [...points, ...closedEnds(story)].filter(isAnchored);
  if (newest && readings.length > 0) plan.add(newest, readings.slice(0, MAX_BUNDLE_READINGS));
}

function closedEnds(story: LotStory): ReadingIdentity[] {
  return closings(story)
    .flatMap(({ devices }) => devices)
    .flatMap(({ deviceId, from, to }) => [
      { deviceId, ...from },
      { deviceId, ...to },
    ]);
}

function closings(story: LotStory): Closing[] {
  return story.steps.flatMap(({ correction, parsed }) =>
    parsed.type === 'closeLot' && correction === undefined ? [parsed] : [],
  );
}

function distinctBlocks(blocks: readonly LifecycleEvidence[]): LifecycleEvidence[] {
  const byPlace = new Map(blocks.map((each) => [`${each.channel}/${each.block.number}`, each]));
  return [...byPlace.values()];
}
