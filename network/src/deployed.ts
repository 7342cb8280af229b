// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { z } from 'zod';
import { chaincodeVersion } from './chaincode-package.js';
import { readJson, writeWhole } from './files.js';
import type { Home } from './home.js';

const deployedSchema = z.record(z.string(), z.string());

function file(home: Home): string {
  return join(home.dir, 'deployed.json');
}

/** Channels whose chaincode is not the one that was last brought up wholly. */
export function changedChannels(home: Home): string[] {
  const parsed = deployedSchema.safeParse(readJson(file(home)));
  const known = parsed.success ? parsed.data : {};
  const names = home.topology.channels.map(({ name }) => name);
  return names.filter((name) => known[name] !== chaincodeVersion(home, name));
}

/** Notes that every channel is open and runs its present chaincode. */
export function writeDeployed(home: Home): void {
  const versions = home.topology.channels.map(
    ({ name }) => [name, chaincodeVersion(home, name)] as const,
  );
  writeWhole(file(home), JSON.stringify(Object.fromEntries(versions)));
}
