// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const FABRIC = ['peer', 'orderer', 'configtxgen', 'osnadmin'];

/**
 * Links built programs into two folders, as an operator with official Fabric programs has them: nothing of Fabric is
 * among our own.
 */
export function splitPrograms(built: string, into: string): { own: string; fabric: string } {
  const [own, fabric] = [join(into, 'own'), join(into, 'fabric')];
  rmSync(into, { recursive: true, force: true });
  for (const folder of [own, fabric]) mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(built).filter((file) => !file.startsWith('.'))) {
    symlinkSync(join(built, name), join(FABRIC.includes(name) ? fabric : own, name));
  }
  return { own, fabric };
}
