// SPDX-License-Identifier: Apache-2.0
import { print } from '../../print.js';
import { runCloneTrial } from './clone-trial.js';
import { ASSUMED } from './made-scans.js';

const DEFAULT_PACKAGES = 100_000;
/** What the issue asks for. */
export const LEAST_FOUND = 0.95;
export const MOST_FALSE = 0.005;

/**
 * Simulated scans of packages, some of whose codes are copied, through the detection of the product.
 * @param args - number of packages, seed.
 * @returns exit code: 1 where a goal is missed.
 */
export function runScansBench(args: readonly string[]): number {
  const packages = Number(args[0] ?? DEFAULT_PACKAGES);
  const seed = Number(args[1] ?? Date.now() % 1_000_000);
  print(`${packages} packages × ${ASSUMED.days} days, seed ${seed}`);
  const result = runCloneTrial(packages, seed);
  const { cloned, falseAlarms, foundAtAll, foundInTime, honest, judged, scans } = result;
  const [found, wrong] = [foundInTime / judged, falseAlarms / honest];
  print(`  scans ${scans}`);
  print(
    `  clones flagged by the 5th distant scan ${foundInTime} of ${judged} = ${percent(found)} (goal ≥ ${percent(LEAST_FOUND)})`,
  );
  print(`  clones flagged at all ${foundAtAll} of ${cloned} = ${percent(foundAtAll / cloned)}`);
  print(
    `  false alarms ${falseAlarms} of ${honest} honest = ${percent(wrong)} (goal ≤ ${percent(MOST_FALSE)})`,
  );
  print(`  first flags of clones ${JSON.stringify(result.byFlag)}`);
  print(`  first flags of honest codes ${JSON.stringify(result.falseByFlag)}`);
  return found >= LEAST_FOUND && wrong <= MOST_FALSE ? 0 : 1;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
