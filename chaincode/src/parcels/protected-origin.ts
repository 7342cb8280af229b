// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type EventFlag, type Parcel } from '@daoji/model';

import type { Facts } from '../facts.js';
import { RuleBook } from '../rules/rule-book.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';

const AREA_INDEX = 'rule-index~protected-area';

/** What a claim of origin rests on. */
export interface OriginBasis {
  readonly flags: readonly EventFlag[];
  readonly protectedAreaRuleSet?: string;
  readonly ruleSets: readonly string[];
}

/**
 * The protected area behind the claim that a parcel's origin is `protected`. The ledger holds no coordinates, so
 * whether the parcel lies in it is checked by the verifying client and by `daoji audit parcels`; here it must be known
 * which area is meant. A network where no authority has signed one flags the claim.
 * @throws RuleError `PROTECTED_AREA_MISSING` where areas are signed, and none is in force there.
 */
export async function originBasis(
  facts: Facts,
  parcel: Pick<Parcel, 'areaCode' | 'originClass' | 'parcelId'>,
): Promise<OriginBasis> {
  const { areaCode, originClass, parcelId } = parcel;
  if (originClass !== 'protected') return { flags: [], ruleSets: [] };
  const date = civilDateOf(facts.ruleTime);
  const book = new RuleBook(facts);
  const [ruleSet] = await book.inForce(AREA_INDEX, { areaCode, date });
  if (ruleSet) {
    return {
      flags: [],
      protectedAreaRuleSet: ruleSet.ruleSetId,
      ruleSets: [ruleSet.ruleSetId],
    };
  }
  demandRule(!(await facts.has(AREA_INDEX)), 'PROTECTED_AREA_MISSING', {
    found: `parcel ${parcelId} in division ${areaCode} claims origin protected on ${date}`,
    rule: 'origin protected lies in the protected area that the authority has signed',
    ...builtIn('protected areas are dated rule sets of authority agri'),
    accepted: 'origin panjin or unproven, or a protected-area rule set in force for the division',
  });
  return { flags: ['NO_PROTECTED_AREA'], ruleSets: [] };
}
