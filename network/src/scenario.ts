// SPDX-License-Identifier: Apache-2.0
import { NetworkError } from './network-error.js';

const EXAMPLE = '2026-04-20T00:00:00.000Z,3600,2026-11-01T00:00:00.000Z';

/** Time of a scenario network: from its epoch on, this many times faster; from `until` on at real speed. */
export interface ScenarioOption {
  /** UTC, RFC 3339 with milliseconds. */
  readonly epoch: string;
  /** Whole number ≥ 1. */
  readonly factor: number;
  /** Scenario time, written as `epoch`, after it; absent: it runs fast for ever. */
  readonly until?: string;
}

/**
 * Parses `EPOCH,FACTOR` or `EPOCH,FACTOR,UNTIL`, e.g. `2026-04-20T00:00:00.000Z,3600,2026-11-01T00:00:00.000Z`.
 * @throws {@link NetworkError} `USAGE`.
 */
export function parseScenario(text: string): ScenarioOption {
  const [epochText = '', factorText = '', ...rest] = text.split(',');
  const [epoch, until] = [utcOf(epochText), utcOf(rest[0] ?? '')];
  const factor = Number(factorText);
  if (epoch !== undefined && isFactor(factor)) {
    if (rest.length === 0) return { epoch, factor };
    if (rest.length === 1 && until !== undefined && epoch < until) return { epoch, factor, until };
  }
  throw new NetworkError(
    'USAGE',
    `--scenario 需要 时刻,倍数 或 时刻,倍数,恢复真实速度的时刻，例如 ${EXAMPLE}；得到 ${text}`,
    `--scenario wants EPOCH,FACTOR or EPOCH,FACTOR,UNTIL such as ${EXAMPLE}; got ${text}`,
  );
}

/** A UTC text with milliseconds; `undefined` for none. */
function utcOf(text: string): string | undefined {
  const time = new Date(text);
  return text.endsWith('Z') && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}

function isFactor(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
