// SPDX-License-Identifier: Apache-2.0
import { failedTestOf, lotSchema, stateKey, type Lot } from '@daoji/model';

import type { Facts } from '../facts.js';
import { heapMarksOn } from '../lots/heap-marks.js';
import { builtIn, demandRule } from '../rules/rule-refusal.js';

/**
 * Refuses a lot whose last test of a kind says `fail`: nothing is made of it and it is not shipped. Only a passing test of the same
 * kind by somebody else than the lot's holder lifts it; a holder's own does not outweigh a failed one. A test that failed on a
 * lot in a bin is one on the heap, and stops whatever may hold of it.
 * @param lot - in a bin, as what is drawn there (`inHeap`).
 * @throws RuleError `LOT_TEST_FAILED`.
 */
export async function assertTestsPassed(facts: Facts, lot: Lot): Promise<void> {
  assertPassed(lot, lot);
  const { failedTests } = await heapMarksOn(facts, lot);
  for (const lotId of failedTests)
    assertPassed(await facts.expect(stateKey('lot', lotId), lotSchema, 'LOT_NOT_FOUND'), lot);
}

function assertPassed(tested: Lot, used: Lot): void {
  const failed = failedTestOf(tested);
  const held = tested.lotId === used.lotId ? '' : `, which ${used.lotId} may hold,`;
  demandRule(failed === undefined, 'LOT_TEST_FAILED', {
    found: `${failed?.kind ?? ''} ${failed?.documentId ?? ''} of ${failed?.issuedOn ?? ''} on lot ${tested.lotId}${held} says fail`,
    rule: 'nothing is made of rice that failed a test, and it is not shipped',
    ...builtIn('Food Safety Law (食品安全法), articles 34 and 52'),
    accepted: `a ${failed?.kind ?? ''} with result pass, attached by a laboratory or authority; or its return, sampling or destruction`,
  });
}
