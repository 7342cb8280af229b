// SPDX-License-Identifier: Apache-2.0
import {
  civilDateOf,
  parcelSchema,
  stateKey,
  type Application,
  type EventRefusal,
  type InputStock,
  type Parcel,
} from '@daoji/model';

import type { Target } from '../access.js';
import { demand } from '../contract-error.js';
import { lateDateFlags } from '../event-time.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { holdWrites, type Breach } from '../lots/holds.js';
import { Grants } from '../mandates/grants.js';
import {
  assertDistinctParcels,
  parcelSeasonOf,
  parcelSeasonWrite,
} from '../places/parcel-season.js';
import { RuleBook } from '../rules/rule-book.js';
import { builtIn, RuleError } from '../rules/rule-refusal.js';
import type { CommandOf, Plan } from '../run-command.js';
import { breachesOf } from './breaches.js';
import { sprayParcel } from './spray-rules.js';
import { stockOf, stockTarget, stockWrite } from './stock.js';

type ApplyInput = CommandOf<'applyInput'>;

/** Characters of a listed refusal; a verifier takes no more than 1,000. */
const MAX_MESSAGE = 900;
/** Lots that one record can put on hold: as many as one parcel's season lists. */
const MAX_HELD = 500;

interface Block {
  readonly accepted: Application['parcels'];
  readonly breaches: readonly Breach[];
  readonly refused: readonly RuleError[];
  readonly refusals: readonly EventRefusal[];
  readonly stock: InputStock;
  readonly targets: readonly Target[];
  readonly writes: readonly Write[];
}

/**
 * One use of an input on many parcels: each parcel has its own checks and interval, and those that a rule refuses are
 * listed in the event and written nowhere. When every parcel is refused, so is the command. A harvest that the
 * application forbids goes on hold. Others' parcels are opened by their holders' co-signatures, accepted contracts and
 * mandates. Refuses `APPLICATION_EXISTS`, `INPUT_DATES`, `STOCK_LOT_NOT_FOUND`,
 * `PARCEL_NOT_FOUND`, `PARCEL_DUPLICATE`, and as {@link Grants} and {@link sprayParcel} do.
 */
export const planApplyInput: Plan<'applyInput'> = async (command, facts) => {
  const { applicationId, doseMilliPerMu, startDate, stopDate, stockLotId, target } = command;
  assertDates(command, facts);
  assertDistinctParcels(command.parcels);
  const key = stateKey('application', applicationId);
  await facts.assertFree(key, 'APPLICATION_EXISTS');
  const before = await stockOf(facts, stockLotId);
  const book = new RuleBook(facts);
  const grants = await Grants.of(facts, command, 'input');
  const block = await sprayBlock(command, facts, { book, before, grants });
  const [first] = block.refused;
  if (block.accepted.length === 0 && first) throw first;
  const value: Application = {
    applicationId,
    commandId: facts.commandId,
    doseMilliPerMu,
    operatorId: facts.operatorId,
    parcels: block.accepted,
    registration: before.registration,
    startDate,
    stockLotId,
    stopDate,
    target,
    unit: before.unit,
    v: 1,
  };
  const stockKey = stateKey('input-stock', stockLotId);
  const parcelKeys = block.accepted.map((part) => stateKey('parcel', part.parcelId));
  const lotKeys = heldKeys(block.breaches);
  return {
    subjects: [key, stockKey, ...parcelKeys, ...lotKeys],
    targets: [
      { ...stockTarget(before, true), isGranted: grants.opensThingsOf(before.operatorId) },
      ...block.targets,
    ],
    writes: [
      { key, value },
      stockWrite(block.stock),
      ...block.writes,
      ...(await holdWrites(facts, block.breaches)),
    ],
    flags: [
      ...lateDateFlags(stopDate, facts.ruleTime),
      ...grants.flags,
      ...(block.breaches.length > 0 ? (['HOLD_PLACED'] as const) : []),
    ],
    refusals: block.refusals,
    ruleSets: book.used,
  };
};

/** Keys of the lots that go on hold; an event that names more subjects could not be proven. */
function heldKeys(breaches: readonly Breach[]): string[] {
  const keys = [...new Set(breaches.map((breach) => stateKey('lot', breach.lotId)))];
  demand(
    keys.length <= MAX_HELD,
    'HARVEST_LIMIT',
    `expected at most ${MAX_HELD} lots to hold in one record, got ${keys.length}: name fewer parcels`,
  );
  return keys;
}

interface SprayBasis {
  readonly before: InputStock;
  readonly book: RuleBook;
  readonly grants: Grants;
}

/** A word that nobody can show stops nobody's harvest. @throws RuleError `MANDATE_UNCONFIRMED`. */
function assertShown(grants: Grants, parcel: Parcel, { cosigners, operatorId }: Facts): void {
  const { operatorId: holder, parcelId } = parcel;
  if (holder === operatorId || cosigners.some((one) => one.operatorId === holder)) return;
  if (grants.wordFor(parcel) !== 'unconfirmed') return;
  throw new RuleError('MANDATE_UNCONFIRMED', {
    found: `the use on ${parcelId} would put a harvest of ${holder} on hold by a mandate that it never showed to have given`,
    rule: 'a word that nobody can show puts no rice on hold',
    ...builtIn('民法典 art. 161–165 (unconfirmed)'),
    accepted: 'the holder’s co-signature, or a mandate with its signature or signed paper',
  });
}

async function sprayBlock(
  command: ApplyInput,
  facts: Facts,
  { before, book, grants }: SprayBasis,
): Promise<Block> {
  const accepted: Application['parcels'] = [];
  const breaches: Breach[] = [];
  const refused: RuleError[] = [];
  const refusals: EventRefusal[] = [];
  const targets: Target[] = [];
  const writes: Write[] = [];
  let stock = before;
  for (const parcelId of command.parcels) {
    const key = stateKey('parcel', parcelId);
    const parcel = await facts.expect(key, parcelSchema, 'PARCEL_NOT_FOUND');
    const season = await parcelSeasonOf(facts, parcel);
    try {
      targets.push(grants.targetOf(parcel));
      const sprayed = await sprayParcel(command, facts, book, { parcel, season, stock });
      const { interval, quantityMilli } = sprayed;
      const held = breachesOf(season, interval);
      if (held.length > 0) assertShown(grants, parcel, facts);
      stock = sprayed.stock;
      const { freeFrom, ruleSetId } = interval;
      accepted.push({ freeFrom, parcelId, quantityMilli, ruleSetId });
      writes.push(parcelSeasonWrite({ ...season, intervals: [...season.intervals, interval] }));
      breaches.push(...held);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      refused.push(error);
      refusals.push({
        code: error.code,
        message: error.message.slice(0, MAX_MESSAGE),
        subject: key,
      });
    }
  }
  return { accepted, breaches, refused, refusals, stock, targets, writes };
}

function assertDates({ startDate, stopDate }: ApplyInput, facts: Facts): void {
  const today = civilDateOf(facts.eventTime);
  demand(
    startDate <= stopDate && stopDate <= today,
    'INPUT_DATES',
    `expected a use that ended by ${today} and not before it began, got ${startDate} to ${stopDate}`,
  );
}
