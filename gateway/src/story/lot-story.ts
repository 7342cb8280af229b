// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  parseCommand,
  type Correction,
  type Identity,
  type Lot,
  type Operator,
  type Parcel,
  type TraceCommand,
} from '@daoji/model';

import { GatewayError } from '../gateway-error.js';
import { lineageOf } from '../index/lineage.js';
import type { EventRef, ReadIndex } from '../index/read-index.js';
import type { Catalog, Recorded, RecordedEvent } from './catalog.js';
import { careEvents, MAX_CARE_STEPS } from './care-events.js';
import { correctionOf, correctiveLots, correctivesOf } from './corrected.js';
import { lotInputs, type LotInput } from './lot-inputs.js';
import { possibleOrigins, type PossibleOrigins } from './possible-origins.js';

/** Most ancestors that a page tells of; more are counted and left to the trace. */
export const MAX_STORY_LOTS = 200;

/** Most steps on its parcels between sowing and harvest that a story tells; a blend of a thousand parcels has thousands. */
export const MAX_FIELD_STEPS = 60;

/** A step of the story: the recorded event, its parsed command and who signed it. */
export interface StoryStep extends RecordedEvent {
  readonly parsed: TraceCommand;
  readonly identity?: Identity;
  readonly operator?: Operator;
  /** The event was declared to be in error: it stays, and what it says is told as nothing but that. */
  readonly correction?: Correction;
  /** Commands of the story that say it right. */
  readonly correctives: readonly string[];
}

/** A lot with everything that led to it, as the document store has it. */
export interface LotStory {
  readonly lot: Recorded<Lot>;
  /** The lot itself first, then its ancestors. */
  readonly lots: readonly Lot[];
  /** Where its rice may have grown: every parcel that it cannot be ruled out of. */
  readonly parcels: readonly Parcel[];
  readonly origins: PossibleOrigins;
  /** Lots that may be in it whose making was declared to be in error, each with those that say it right. */
  readonly corrected: readonly { readonly lot: Lot; readonly right: readonly Lot[] }[];
  /** Parcels that were named by events in error alone: not its origin, and shown struck through. */
  readonly struckParcels: readonly Parcel[];
  /** Who farms the parcels in the seasons of the lot. */
  readonly holders: ReadonlySet<string>;
  readonly inputs: readonly LotInput[];
  /** Parcels with any use of an input in those seasons, whether told or left out. */
  readonly sprayedParcels: readonly string[];
  /** In ledger order. */
  readonly steps: readonly StoryStep[];
  /** Steps on the parcels that the story leaves out. */
  readonly omittedFieldSteps: number;
  /** Steps of warnings, alarms and treatments that the story leaves out. */
  readonly omittedCareSteps: number;
  readonly operators: ReadonlyMap<string, Operator>;
  readonly isTruncated: boolean;
}

/** Where a story is read from. */
export interface StorySource {
  readonly catalog: Catalog;
  readonly index: ReadIndex;
}

/** Reads the story of a lot. @throws GatewayError `LOT_NOT_FOUND`, `STORE_UNREACHABLE`, `STORE_DOCUMENT_INVALID`. */
export async function lotStory(source: StorySource, lotId: string): Promise<LotStory> {
  const { catalog, index } = source;
  const lot = await catalog.lot(lotId);
  const lineage = lineageOf(index, lotId, 'up');
  const ids = lineage.lotIds.filter((id) => id !== lotId).slice(0, MAX_STORY_LOTS - 1);
  // What the index has in memory is not asked of the store again: a page of many lots is otherwise as many questions.
  const lotOf = async (id: string): Promise<Lot> => index.lot(id) ?? (await catalog.lot(id)).value;
  const lots = [lot.value, ...(await Promise.all(ids.map(lotOf)))];
  const origins = possibleOrigins(index, lot.value);
  const struck = new Set(origins.struckParcels);
  const named = lots.flatMap(({ parcels: own }) => own).filter((id) => !struck.has(id));
  const parcelIds = [...new Set([...named, ...origins.parcels])].sort();
  const parcelOf = async (id: string): Promise<Parcel> =>
    index.records.get('parcel', id) ?? (await catalog.parcel(id)).value;
  const { omitted, omittedCare, refs } = storyEvents(index, lots, parcelIds);
  const signerOf = signersOf(source);
  const [parcels, steps] = await Promise.all([
    Promise.all(parcelIds.map(parcelOf)),
    Promise.all(refs.map((ref) => stepOf(source, signerOf, ref))),
  ]);
  return {
    lot,
    lots,
    parcels,
    origins,
    corrected: origins.inError.map((one) => ({ lot: one, right: correctiveLots(index, one) })),
    struckParcels: await Promise.all(origins.struckParcels.map(parcelOf)),
    holders: new Set(parcels.map((parcel) => holderOf(index, parcel, seasonsOf(lots)))),
    inputs: lotInputs(index, steps, parcels),
    sprayedParcels: parcelIds.filter((id) => isSprayed(index, id, seasonsOf(lots))),
    steps,
    omittedCareSteps: omittedCare,
    omittedFieldSteps: omitted,
    operators: new Map(
      steps.flatMap(({ operator }) => (operator ? [[operator.operatorId, operator]] : [])),
    ),
    isTruncated: lineage.truncated || ids.length + 1 < lineage.lotIds.length,
  };
}

/** Events of a story in ledger order, and how many steps on its parcels are left out. */
export interface StoryEvents {
  readonly refs: readonly EventRef[];
  readonly omitted: number;
  /** Steps of warnings, alarms and treatments that are left out. */
  readonly omittedCare: number;
  /** Events that declare one of `refs` to be in error. */
  readonly declarations: readonly EventRef[];
}

/**
 * Events that belong to a story: what made its lots, was attached to them or closed them, what registered its parcels, and
 * what was sown, done and used on them in the lots' seasons; what watched over the rice ({@link careEvents}); where one was declared to
 * be in error, what says it right too.
 * What else drew from an ancestor is another lot's story.
 */
export function storyEvents(
  index: ReadIndex,
  lots: readonly Lot[],
  parcelIds: readonly string[],
): StoryEvents {
  const made = new Set(lots.map(({ commandId }) => commandId));
  const ofLots = lots
    .flatMap(({ lotId }) => index.eventsOf(`lot~${lotId}`))
    .filter(
      ({ type, commandId }) => made.has(commandId) || ['attachDocument', 'closeLot'].includes(type),
    );
  const onParcels = parcelIds.flatMap((id) => index.eventsOf(`parcel~${id}`));
  const seasons = seasonsOf(lots);
  const inField = distinct(
    onParcels.filter(
      ({ eventTime, type }) =>
        FIELD_STEPS.includes(type) && seasons.has(Number(civilDateOf(eventTime).slice(0, 4))),
    ),
  );
  const told = inField
    .toSorted((a, b) => FIELD_STEPS.indexOf(a.type) - FIELD_STEPS.indexOf(b.type))
    .slice(0, MAX_FIELD_STEPS);
  const ofParcels = onParcels.filter(({ type }) => PARCEL_STEPS.includes(type));
  const care = distinct(careEvents(index, lots, parcelIds));
  const own = distinct([...ofParcels, ...told, ...care.slice(0, MAX_CARE_STEPS), ...ofLots]);
  const refs = distinct([...own, ...own.flatMap((ref) => correctivesOf(index, ref.commandId))]);
  return {
    refs,
    declarations: refs.flatMap(({ commandId }) => {
      const declared = correctionOf(index, commandId)?.commandId;
      return (declared !== undefined && index.event('trace', declared)) || [];
    }),
    omitted: inField.length - told.length,
    omittedCare: Math.max(0, care.length - MAX_CARE_STEPS),
  };
}

const PARCEL_STEPS: readonly string[] = ['registerParcel', 'attestParcel', 'attachDocument'];
/** What is told first where not all is: inputs are what people ask about. */
const FIELD_STEPS: readonly string[] = ['applyInput', 'declareSeason', 'recordFieldWork'];

/** Each once, in ledger order. */
function distinct(refs: readonly EventRef[]): EventRef[] {
  const unique = new Map(refs.map((ref) => [ref.commandId, ref]));
  return [...unique.values()].sort(
    (a, b) => a.blockNumber - b.blockNumber || a.txIndex - b.txIndex,
  );
}

function seasonsOf(lots: readonly Lot[]): Set<number> {
  return new Set(lots.flatMap(({ harvestYear }) => harvestYear ?? []));
}

function isSprayed(index: ReadIndex, parcelId: string, seasons: ReadonlySet<number>): boolean {
  return [...seasons].some((season) => {
    const known = index.records.get('parcel-season', `${parcelId}/${season}`);
    return (
      known?.intervals.some(({ applicationId }) => !isTakenBack(index, applicationId)) === true
    );
  });
}

function isTakenBack(index: ReadIndex, applicationId: string): boolean {
  const application = index.records.get('application', applicationId);
  return application !== undefined && correctionOf(index, application.commandId) !== undefined;
}

/** Who declared to farm the parcel in one of the seasons; otherwise who registered it. */
function holderOf(index: ReadIndex, parcel: Parcel, seasons: ReadonlySet<number>): string {
  const declared = [...seasons].flatMap((season) => {
    const sowing = index.records.get('parcel-sowing', `${parcel.parcelId}/${season}`);
    const isWrong = sowing !== undefined && correctionOf(index, sowing.commandId) !== undefined;
    return isWrong ? [] : (sowing?.holderOperatorId ?? []);
  });
  return declared[0] ?? parcel.operatorId;
}

/** Who signed with a key, and for whom. */
type SignerOf = (keyId: string) => Promise<Pick<StoryStep, 'identity' | 'operator'>>;

/** Asks for each key once: a story of many steps has few signers. */
function signersOf({ catalog, index }: StorySource): SignerOf {
  const asked = new Map<string, ReturnType<SignerOf>>();
  const operatorOf = async (id: string): Promise<Operator> =>
    index.records.get('operator', id) ?? (await catalog.operator(id)).value;
  return (keyId) => {
    const known =
      asked.get(keyId) ??
      catalog.identity('trace', keyId).then(async (identity) => ({
        identity,
        operator: identity && (await operatorOf(identity.operatorId)),
      }));
    asked.set(keyId, known);
    return known;
  };
}

async function stepOf(
  { catalog, index }: StorySource,
  signerOf: SignerOf,
  ref: EventRef,
): Promise<StoryStep> {
  const event = await catalog.findEvent('trace', ref.commandId);
  if (!event) throw new GatewayError('NOT_READY', `expected event ${ref.commandId} in the store`);
  const parsed = parseCommand('trace', event.command);
  const { identity, operator } = await signerOf(event.value.signer);
  const correction = correctionOf(index, ref.commandId);
  const correctives = correctivesOf(index, ref.commandId).map(({ commandId }) => commandId);
  return { ...event, parsed, identity, operator, correctives, ...(correction && { correction }) };
}
