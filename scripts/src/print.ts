// SPDX-License-Identifier: Apache-2.0

/** Writes one line for the person who started the script. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
