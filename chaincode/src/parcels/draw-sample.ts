// SPDX-License-Identifier: Apache-2.0
import { randomnessOf } from '@daoji/agronomy';
import { BEACONS, roundAt, roundTimeMs, stateKey, type ParcelSample } from '@daoji/model';

import { FUTURE_LIMIT_MS } from '../event-time.js';
import { demandRule } from '../rules/rule-refusal.js';
import type { CommandOf, Plan } from '../run-command.js';
import { millisecondsOf } from '../utc-time.js';
import { assertAgri, SAMPLE_BASIS, sampleIn, sampleTarget } from './sample-state.js';

/**
 * Commits to a list, a size and a beacon round that nobody can know yet. Refuses `SAMPLE_EXISTS`, `AUTHORITY_REFUSED`,
 * `SAMPLE_SIZE`, `SAMPLE_ROUND`, `SAMPLE_LIST_DRAWN`.
 */
export const planDrawParcelSample: Plan<'drawParcelSample'> = async (command, facts) => {
  assertAgri(facts);
  const key = stateKey('parcel-sample', command.sampleId);
  await facts.assertFree(key, 'SAMPLE_EXISTS');
  assertSize(command);
  assertAhead(command, millisecondsOf(facts.recordTime));
  const listKey = stateKey('parcel-list', command.listRoot);
  demandRule(!(await facts.has(listKey)), 'SAMPLE_LIST_DRAWN', {
    found: `a sample of the list ${command.listRoot.slice(0, 16)}… is recorded`,
    rule: 'a list is drawn from once: nobody draws again until the sample pleases',
    ...SAMPLE_BASIS,
    accepted: 'a list without the parcels that failed',
  });
  const { areaCode, beacon, exclusions, listRoot, listSize, maxFailures, round } = command;
  const { rule, sampleId, sampleSize } = command;
  const sample: ParcelSample = {
    areaCode,
    beacon,
    checks: [],
    chunks: [],
    commandId: facts.commandId,
    committedAt: facts.recordTime,
    counted: 0,
    exclusions,
    frontier: [],
    lastId: '',
    listRoot,
    listSize,
    lowest: [],
    maxFailures,
    operatorId: facts.operatorId,
    round,
    rule,
    sampleId,
    sampleSize,
    state: 'committed',
    v: 1,
    verifiedChunks: [],
    verifiedCount: 0,
  };
  return {
    subjects: [key],
    targets: [sampleTarget(sample)],
    writes: [
      { key, value: sample },
      { key: listKey, value: { id: sampleId, v: 1 } },
    ],
  };
};

/**
 * Puts the round's signature on the ledger; its SHA-256 ranks the ids. Whether the beacon made it is checked by whoever
 * knows the beacon's key (`daoji audit parcels`), and a wrong one is proven by the beacon's public record. Refuses
 * `SAMPLE_NOT_FOUND`, `SAMPLE_STATE`, `SAMPLE_ROUND`, `SAMPLE_BEACON`.
 */
export const planRevealParcelSample: Plan<'revealParcelSample'> = async (command, facts) => {
  const { sampleId, signature } = command;
  const sample = await sampleIn(facts, sampleId, ['committed']);
  const { beacon, round } = sample;
  const outAt = roundTimeMs(beacon, round);
  demandRule(millisecondsOf(facts.recordTime) >= outAt, 'SAMPLE_ROUND', {
    found: `sample ${sampleId} is revealed at ${facts.recordTime}`,
    rule: 'a round has no value before it is out',
    ...SAMPLE_BASIS,
    accepted: `the value of round ${round}, from ${new Date(outAt).toISOString()} on`,
  });
  const { signatureBytes } = BEACONS[beacon];
  demandRule(signature.length === 2 * signatureBytes, 'SAMPLE_BEACON', {
    found: `a signature of ${signature.length / 2} bytes`,
    rule: 'the randomness is the SHA-256 of the signature of the committed round',
    ...SAMPLE_BASIS,
    accepted: `${signatureBytes} bytes, as ${beacon} signs round ${round}`,
  });
  const value: ParcelSample = {
    ...sample,
    randomness: randomnessOf(signature),
    signature,
    state: 'revealed',
  };
  const target = sampleTarget(sample);
  return { subjects: [target.key], targets: [target], writes: [{ key: target.key, value }] };
};

function assertSize(command: CommandOf<'drawParcelSample'>): void {
  const { listSize, maxFailures, sampleSize } = command;
  const holds = sampleSize <= listSize && maxFailures < sampleSize;
  demandRule(holds, 'SAMPLE_SIZE', {
    found: `${sampleSize} of ${listSize} parcels, of which ${maxFailures} may fail`,
    rule: 'a sample is part of its list and can fail',
    ...SAMPLE_BASIS,
    accepted: `a sample of at most ${listSize}, and fewer allowed failures than drawn parcels`,
  });
}

// The record time may be off by the clock window, so the round must be out later than that.
function assertAhead(command: CommandOf<'drawParcelSample'>, nowMs: number): void {
  const { beacon, round } = command;
  const earliest = roundAt(beacon, nowMs + FUTURE_LIMIT_MS + 1);
  demandRule(round >= earliest, 'SAMPLE_ROUND', {
    found: `round ${round} of ${beacon}, out at ${new Date(roundTimeMs(beacon, round)).toISOString()}`,
    rule: 'list and rule are committed before anybody can know the randomness',
    ...SAMPLE_BASIS,
    accepted: `round ${earliest} or later`,
  });
}
