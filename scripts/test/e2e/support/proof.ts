// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import type { HeldReading } from '@daoji/cli';
import { expect } from 'chai';

import type { TestNetwork } from './test-network.js';

/** Gets the proof of one reading into a file and has it verified. @returns the file. */
export async function proveAndVerify(
  network: TestNetwork,
  deviceId: string,
  reading: HeldReading | undefined,
  folder: string,
): Promise<string> {
  if (!reading) throw new Error('expected a reading');
  const name = `${deviceId}/${reading.bootEpoch}/${reading.seq}`;
  const file = join(folder, `${name.replaceAll('/', '-')}.traceproof`);
  const proved = await network.daoji('prove', '--reading', name, '--out', file);
  expect(proved.code, proved.stderr).to.equal(0);
  await expectValid(network, file);
  return file;
}

/** Wants `daoji verify` to accept a proof file. */
export async function expectValid(network: TestNetwork, file: string): Promise<void> {
  const { code, stdout, stderr } = await network.daoji('verify', file, '--json');
  expect(code, `${stdout}${stderr}`).to.equal(0);
  expect(JSON.parse(stdout)).to.have.property('outcome', 'valid');
}
