// SPDX-License-Identifier: Apache-2.0
import { bothLanguages, faultWords } from '../faults/fault-words.js';

/** What was found about one part. */
export interface Finding {
  readonly name: string;
  /** `down` makes the doctor's exit code 1; `warn` will become a fault if nobody acts. */
  readonly state: 'ok' | 'warn' | 'down';
  readonly detail: string;
  /** What to do; absent where nothing is to be done. */
  readonly fix?: string | undefined;
}

/** Runs a check by a real call; whatever it throws is the finding. */
export async function found(
  name: string,
  fix: string,
  check: () => Promise<string>,
): Promise<Finding> {
  try {
    return { name, state: 'ok', detail: await check() };
  } catch (error) {
    return { name, state: 'down', detail: detailOf(error).slice(0, 400), fix };
  }
}

/** In both languages where its code has words; what a library throws speaks as it does. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return faultWords(code) === undefined ? error.message : bothLanguages(code, error.message);
}
