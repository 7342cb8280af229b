// SPDX-License-Identifier: Apache-2.0

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
    const detail = error instanceof Error ? error.message : String(error);
    return { name, state: 'down', detail: detail.slice(0, 200), fix };
  }
}
