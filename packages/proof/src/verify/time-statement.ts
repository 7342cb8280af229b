// SPDX-License-Identifier: Apache-2.0
import type { Identity } from '../fabric/identity.js';
import { demand, Refusal } from '../refusal.js';
import type { Report } from './report.js';
import type { ProvenTransaction } from './verify-evidence.js';

const SCENARIO_KEY = 'scenario~network';

/**
 * Judges `time`: every transaction must have read the scenario record; where that record exists, the times are
 * synthetic and the statement fails.
 * @param at - trusted time of the transactions, milliseconds since 1970; absent when none is known.
 */
export function judgeTime(
  transactions: readonly ProvenTransaction[],
  at: number | undefined,
  report: Report,
): void {
  for (const proven of transactions) report.run('time', () => assertScenarioRead(proven));
  if (at === undefined) {
    report.set('time', {
      status: 'absent',
      code: 'TP_TIME_UNVERIFIED',
      detail: 'no witness or trusted time; the times shown are those that the endorsers accepted',
    });
    return;
  }
  for (const { orderers, endorsers, attesters, creator } of transactions) {
    const creators = creator ? [creator] : [];
    for (const signer of [...creators, ...orderers, ...endorsers, ...attesters]) {
      report.run('time', () => assertInValidity(signer, at));
    }
  }
  report.set('time', {
    status: 'pass',
    detail: `every certificate was valid at ${new Date(at).toISOString()}`,
  });
}

function assertScenarioRead({ channel, transaction }: ProvenTransaction): void {
  const read = transaction.action.namespaces
    .find(({ namespace }) => namespace === channel.root.chaincode)
    ?.reads.find(({ key }) => key === SCENARIO_KEY);
  if (read === undefined) {
    throw new Refusal('TP_SCENARIO_READ_MISSING', `the transaction did not read ${SCENARIO_KEY}`);
  }
  if (read.version !== undefined) {
    throw new Refusal('TP_TIME_SCENARIO', 'SCENARIO network: its times are synthetic');
  }
}

function assertInValidity({ certificate, mspId }: Identity, at: number): void {
  demand(
    certificate.notBefore <= at && at <= certificate.notAfter,
    'TP_IDENTITY_EXPIRED',
    `${certificate.commonName} of ${mspId} was not valid at ${new Date(at).toISOString()}`,
  );
}
