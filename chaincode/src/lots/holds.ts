// SPDX-License-Identifier: Apache-2.0
import {
  holdBucketSchema,
  LOT_FLAGS,
  lotSchema,
  stateKey,
  type EventFlag,
  type Hold,
  type Lot,
  type LotFlag,
} from '@daoji/model';
import { sha256, utf8 } from '@daoji/proof';

import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { RuleBook } from '../rules/rule-book.js';
import { basisOf, RuleError } from '../rules/rule-refusal.js';

/** Buckets of `hold-bucket~{00…3f}`: so many keys are read at most, however many harvest lots a lot holds. */
const BUCKET_MASK = 0x3f;

/** A harvest lot that an application on one of its parcels forbids. */
export interface Breach {
  readonly applicationId: string;
  readonly lotId: string;
  readonly parcelId: string;
  readonly ruleSetId: string;
}

/** Harvest lots that a lot may hold; a lot without parents is one itself. `undefined` for descendants of old versions. */
export function ownOrigins(lot: Lot): readonly string[] | undefined {
  return lot.origins ?? (lot.parents.length === 0 ? [lot.lotId] : undefined);
}

/** Ids of the lot and of every lot that it may hold; of versions that did not keep `via`, at least its parents. */
export function heldLots(lot: Lot): string[] {
  const { lotId, parents, via = [] } = lot;
  return [
    ...new Set([lotId, ...(ownOrigins(lot) ?? []), ...via, ...parents.map((one) => one.lotId)]),
  ];
}

/** The lot with flags, which it keeps for ever. */
export function withFlag(lot: Lot, ...flags: LotFlag[]): Lot {
  return { ...lot, flags: flagUnion([lot.flags, flags]) };
}

/** Flags of an event that what came of it hands on. */
export function lotFlagsOf(flags: readonly EventFlag[]): LotFlag[] {
  return LOT_FLAGS.filter((flag) => flags.some((one) => one === flag));
}

/** Flags of several lots, in the order of the model's list; `undefined` for none. */
export function flagUnion(
  lists: readonly (readonly LotFlag[] | undefined)[],
): LotFlag[] | undefined {
  const flags = LOT_FLAGS.filter((flag) => lists.some((list) => list?.includes(flag)));
  return flags.length > 0 ? flags : undefined;
}

/**
 * Refuses a lot that is, or holds, a harvest lot on hold; marks one whose hold was released. Descendants are not
 * searched for: each finds the hold by itself when it is used next (`docs/decisions/0030-holds.md`).
 * @throws RuleError `LOT_ON_HOLD`.
 */
export async function freeLot(facts: Facts, lot: Lot): Promise<Lot> {
  const { holds, isOverlap } = await marksOf(facts, lot);
  const running = holds.find((hold) => hold.releasedAt === undefined);
  if (!running) {
    const marked = isOverlap ? withFlag(lot, 'PARCEL_OVERLAP') : lot;
    return holds.length > 0 ? withFlag(marked, 'INTERVAL_BREACH') : marked;
  }
  const ruleSet = await new RuleBook(facts).setOf(running.ruleSetId);
  throw new RuleError('LOT_ON_HOLD', {
    found: `lot ${lot.lotId} holds ${running.lotId}, on hold since ${running.placedAt} by application ${running.applicationId}`,
    rule: 'rice that was harvested inside a pre-harvest interval does not move',
    ...basisOf(ruleSet),
    accepted: `a releaseHold of ${running.lotId} by authority agri`,
  });
}

/** Writes that put lots on hold: the mark of each lot and of its parcels, and the lot's own flag. */
export async function holdWrites(facts: Facts, breaches: readonly Breach[]): Promise<Write[]> {
  const lots = new Map<string, Lot>();
  const added: (readonly [subject: string, hold: Hold])[] = [];
  for (const { applicationId, lotId, ruleSetId } of breaches) {
    if (lots.has(lotId)) continue;
    const lot = await facts.expect(stateKey('lot', lotId), lotSchema, 'LOT_NOT_FOUND');
    lots.set(lotId, withFlag(lot, 'INTERVAL_BREACH'));
    const hold: Hold = {
      applicationId,
      commandId: facts.commandId,
      lotId,
      parcels: lot.parcels,
      placedAt: facts.recordTime,
      ruleSetId,
    };
    for (const subject of subjectsOf(lotId, lot.parcels)) added.push([subject, hold]);
  }
  const marks = await bucketWrites(
    facts,
    added.map(([subject]) => subject),
    (key, holds) => [
      ...holds,
      ...distinct(added.filter(([subject]) => bucketKey(subject) === key).map(([, hold]) => hold)),
    ],
  );
  const flagged = [...lots.values()];
  return [...marks, ...flagged.map((value) => ({ key: stateKey('lot', value.lotId), value }))];
}

/** Writes that mark lots of land claimed twice; they add to the marks that stand. @param subjects - state keys. */
export async function overlapMarkWrites(
  facts: Facts,
  subjects: readonly string[],
): Promise<Write[]> {
  const writes: Write[] = [];
  for (const key of bucketKeys(subjects)) {
    const before = await facts.read(key, holdBucketSchema);
    const added = subjects.filter((subject) => bucketKey(subject) === key);
    const overlaps = [...new Set([...(before?.overlaps ?? []), ...added])].sort();
    writes.push({ key, value: { ...before, holds: before?.holds ?? [], overlaps, v: 1 } });
  }
  return writes;
}

/** Writes that release every hold of a harvest lot; `undefined` when it has none. */
export async function releaseWrites(facts: Facts, lot: Lot): Promise<Write[] | undefined> {
  const holds = (await marksOf(facts, lot)).holds.filter((hold) => hold.lotId === lot.lotId);
  if (!holds.some((hold) => hold.releasedAt === undefined)) return undefined;
  return bucketWrites(facts, subjectsOf(lot.lotId, lot.parcels), (_key, all) =>
    all.map((hold) =>
      hold.lotId === lot.lotId && hold.releasedAt === undefined ? ended(facts, hold) : hold,
    ),
  );
}

/** Writes that end the running holds of one application on these lots; holds of others run on. */
export function liftWrites(
  facts: Facts,
  applicationId: string,
  lots: readonly Lot[],
): Promise<Write[]> {
  const subjects = lots.flatMap(({ lotId, parcels }) => subjectsOf(lotId, parcels));
  return bucketWrites(facts, subjects, (_key, all) =>
    all.map((hold) => (isRunningOf(hold, applicationId) ? ended(facts, hold) : hold)),
  );
}

/** True when an application holds a lot by itself. */
export async function isHeldBy(facts: Facts, applicationId: string, lot: Lot): Promise<boolean> {
  const { holds } = await marksOf(facts, lot);
  return holds.some((hold) => hold.lotId === lot.lotId && isRunningOf(hold, applicationId));
}

function isRunningOf(hold: Hold, applicationId: string): boolean {
  return hold.applicationId === applicationId && hold.releasedAt === undefined;
}

function ended(facts: Facts, hold: Hold): Hold {
  return { ...hold, releasedAt: facts.recordTime, releasedBy: facts.commandId };
}

interface Marks {
  readonly holds: readonly Hold[];
  /** True when land of the lot was claimed twice. */
  readonly isOverlap: boolean;
}

/** What a lot finds: by the harvest lots that it may hold, or where it does not know them by its parcels. */
async function marksOf(facts: Facts, lot: Lot): Promise<Marks> {
  const origins = ownOrigins(lot);
  const subjects = origins?.map(lotSubject) ?? lot.parcels.map(parcelSubject);
  const known = new Set(origins ?? lot.parcels);
  const found: Hold[] = [];
  let isOverlap = false;
  for (const key of bucketKeys(subjects)) {
    const bucket = await facts.read(key, holdBucketSchema);
    const holds = bucket?.holds ?? [];
    found.push(
      ...holds.filter((hold) =>
        origins ? known.has(hold.lotId) : hold.parcels.some((parcelId) => known.has(parcelId)),
      ),
    );
    isOverlap ||= bucket?.overlaps?.some((subject) => subjects.includes(subject)) === true;
  }
  return { holds: found, isOverlap };
}

async function bucketWrites(
  facts: Facts,
  subjects: readonly string[],
  change: (key: string, holds: readonly Hold[]) => Hold[],
): Promise<Write[]> {
  const writes: Write[] = [];
  for (const key of bucketKeys(subjects)) {
    const before = await facts.read(key, holdBucketSchema);
    writes.push({ key, value: { ...before, holds: change(key, before?.holds ?? []), v: 1 } });
  }
  return writes;
}

function subjectsOf(lotId: string, parcels: readonly string[]): string[] {
  return [lotSubject(lotId), ...parcels.map(parcelSubject)];
}

function distinct(holds: readonly Hold[]): Hold[] {
  return [...new Set(holds)];
}

/** State key of the lot as a subject of buckets. */
export function lotSubject(lotId: string): string {
  return stateKey('lot', lotId);
}

function parcelSubject(parcelId: string): string {
  return stateKey('parcel', parcelId);
}

/** State keys of the buckets of subjects, at most 64, ascending. */
export function bucketKeys(subjects: readonly string[]): string[] {
  return [...new Set(subjects.map(bucketKey))].sort();
}

/** State key of the bucket of a subject. */
export function bucketKey(subject: string): string {
  return `hold-bucket~${bucketOf(subject)}`;
}

/** Bucket `00`…`3f` of a state key: so few keys are read, however many things are asked for. */
export function bucketOf(subject: string): string {
  const bucket = (sha256(utf8(subject))[0] ?? 0) & BUCKET_MASK;
  return bucket.toString(16).padStart(2, '0');
}
