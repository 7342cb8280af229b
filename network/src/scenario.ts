// SPDX-License-Identifier: Apache-2.0
import { NetworkError } from './network-error.js';

/** Time of a scenario network: from its epoch on, this many times faster. */
export interface ScenarioOption {
  /** UTC, RFC 3339 with milliseconds. */
  readonly epoch: string;
  /** Whole number ≥ 1. */
  readonly factor: number;
}

/**
 * Parses `EPOCH,FACTOR`, e.g. `2026-04-20T00:00:00.000Z,3600`.
 * @throws {@link NetworkError} `USAGE`.
 */
export function parseScenario(text: string): ScenarioOption {
  const [epochText = '', factorText = '', ...rest] = text.split(',');
  const epoch = new Date(epochText);
  const factor = Number(factorText);
  if (
    rest.length > 0 ||
    Number.isNaN(epoch.getTime()) ||
    !epochText.endsWith('Z') ||
    !isFactor(factor)
  )
    throw new NetworkError(
      'USAGE',
      `--scenario 需要 时刻,倍数，例如 2026-04-20T00:00:00.000Z,3600；得到 ${text}`,
      `--scenario wants EPOCH,FACTOR such as 2026-04-20T00:00:00.000Z,3600; got ${text}`,
    );
  return { epoch: epoch.toISOString(), factor };
}

function isFactor(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
