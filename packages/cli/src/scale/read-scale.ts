// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../cli-error.js';
import { ScaleFrames } from './scale-frame.js';
import { StableWeight, type StableRule } from './stable-weight.js';

/** What a scale came to. */
export interface ScaleResult {
  readonly grams: number;
  /** Readings until then. */
  readonly readings: number;
}

/**
 * The first weight at rest in a stream of bytes, of a file or a port.
 * @throws {@link CliError} `SCALE_UNSTABLE` when the stream ends before.
 */
export async function readScale(
  source: AsyncIterable<Uint8Array>,
  rule?: StableRule,
): Promise<ScaleResult> {
  const frames = new ScaleFrames();
  const weight = new StableWeight(rule);
  let readings = 0;
  for await (const bytes of source) {
    for (const reading of frames.push(bytes)) {
      readings += 1;
      const grams = weight.take(reading);
      if (grams !== undefined) return { grams, readings };
    }
  }
  throw new CliError(
    'SCALE_UNSTABLE',
    `expected a weight at rest, got ${readings} readings that never agreed`,
  );
}
