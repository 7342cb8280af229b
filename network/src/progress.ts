// SPDX-License-Identifier: Apache-2.0

/** Where steps of a longer work are told. */
export type Tell = (chinese: string, english: string, ms: number) => void;

/** Does one named step and tells how long it took. */
export async function step<T>(
  tell: Tell,
  chinese: string,
  english: string,
  work: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const result = await work();
  tell(chinese, english, Math.round(performance.now() - started));
  return result;
}
