// SPDX-License-Identifier: Apache-2.0
import {
  applicationSchema,
  lotSchema,
  parcelSchema,
  type Application,
  type Interval,
  type LedgerEvent,
  type Lot,
  type Parcel,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import { isAdvised } from '../inputs/spray-rules.js';
import { givenBack, stockOf, stockWrite } from '../inputs/stock.js';
import type { Write } from '../ledger-state.js';
import { isHeldBy, liftWrites } from '../lots/holds.js';
import { parcelSeasonOf, parcelSeasonWrite } from '../places/parcel-season.js';
import { RuleBook } from '../rules/rule-book.js';
import { basisOf, RuleError } from '../rules/rule-refusal.js';
import { parcelKey, subjectOf } from './event-subjects.js';

/**
 * The writes that take a use of an input back: its stock has the amount again, the intervals leave the parcels' seasons but
 * stay visible there, and the holds that it placed end; those of other applications run on, and the lots keep their flag.
 * Rice is not let go by the word of one who recorded the use alone: an agronomist of the area co-signs.
 * @throws ContractError `CORRECTION_USED`; RuleError `LOT_ON_HOLD` without the agronomist.
 */
export async function undoneApplication(facts: Facts, event: LedgerEvent): Promise<Write[]> {
  const key = subjectOf(event, 'application');
  const application = await facts.expect(key, applicationSchema, 'EVENT_NOT_FOUND');
  const { applicationId, parcels, stockLotId } = application;
  const used = parcels.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0);
  const stock = givenBack(await stockOf(facts, stockLotId), used);
  const held = await heldBy(facts, event, applicationId);
  const [lot] = held;
  if (lot) await assertLetGo(facts, application, lot);
  const seasons: Write[] = [];
  for (const { parcelId } of parcels) {
    const parcel = await parcelAt(facts, parcelId);
    const season = await parcelSeasonOf(facts, parcel);
    const isOfIt = (one: Interval): boolean => one.applicationId === applicationId;
    const taken = season.intervals.filter(isOfIt);
    demand(
      taken.length > 0,
      'CORRECTION_USED',
      `parcel ${parcelId} is in season ${season.season}, which does not know application ${applicationId}`,
    );
    const intervals = season.intervals.filter((one) => !isOfIt(one));
    const takenBack = [...(season.takenBack ?? []), ...taken];
    seasons.push(parcelSeasonWrite({ ...season, intervals, takenBack }));
  }
  return [
    { key, value: { ...application, voidedBy: facts.commandId } },
    stockWrite(stock),
    ...seasons,
    ...(held.length > 0 ? await liftWrites(facts, applicationId, held) : []),
  ];
}

/** Lots that the application still holds. */
async function heldBy(
  facts: Facts,
  { subjects }: LedgerEvent,
  applicationId: string,
): Promise<Lot[]> {
  const held: Lot[] = [];
  for (const key of subjects.filter((one) => one.startsWith('lot~'))) {
    const lot = await facts.expect(key, lotSchema, 'LOT_NOT_FOUND');
    if (await isHeldBy(facts, applicationId, lot)) held.push(lot);
  }
  return held;
}

async function assertLetGo(
  facts: Facts,
  { applicationId, parcels }: Application,
  { lotId }: Lot,
): Promise<void> {
  const [first] = parcels;
  if (!first) return;
  for (const { parcelId } of parcels) {
    const { areaCode } = await parcelAt(facts, parcelId);
    if (isAdvised(facts, areaCode)) continue;
    const ruleSet = await new RuleBook(facts).setOf(first.ruleSetId);
    throw new RuleError('LOT_ON_HOLD', {
      found: `application ${applicationId} holds lot ${lotId}, and no agronomist co-signed that it did not take place`,
      rule: 'rice on hold is not let go by the one who recorded the use alone',
      ...basisOf(ruleSet),
      accepted: `evidence.confirmations with an agronomist of ${areaCode} or above, or a releaseHold of ${lotId} by authority agri`,
    });
  }
}

function parcelAt(facts: Facts, parcelId: string): Promise<Parcel> {
  return facts.expect(parcelKey(parcelId), parcelSchema, 'PARCEL_NOT_FOUND');
}
