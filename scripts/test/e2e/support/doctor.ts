// SPDX-License-Identifier: Apache-2.0
import type { TestNetwork } from './test-network.js';
import { until } from './until.js';

/** What `daoji doctor --json` answers. */
export interface Diagnosis {
  readonly code: number;
  /** Names of the parts that are down. */
  readonly down: readonly string[];
}

/** Asks the doctor once. */
export async function diagnose(network: TestNetwork): Promise<Diagnosis> {
  const { code, stdout } = await network.daoji('doctor', '--json');
  const { findings } = JSON.parse(stdout) as {
    findings: readonly { name: string; state: string }[];
  };
  const down = findings.filter(({ state }) => state === 'down').map(({ name }) => name);
  return { code, down };
}

/** Waits until the doctor finds nothing to say. */
export async function untilWell(network: TestNetwork): Promise<void> {
  await until('the doctor says that all is well', async () => {
    const { code, down } = await diagnose(network);
    if (code !== 0) throw new Error(`down: ${down.join(', ')}`);
    return true;
  });
}
