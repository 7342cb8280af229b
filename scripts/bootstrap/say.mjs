// SPDX-License-Identifier: Apache-2.0

/** A failure that is told in one line of each language and ends the bootstrap. */
export class BootstrapError extends Error {
  constructor(chinese, english) {
    super(`${chinese}\n${english}`);
    this.name = 'BootstrapError';
  }
}

/** One line, Chinese first. Progress goes to stderr, so that a command's own output stays clean. */
export function say(chinese, english) {
  console.error(`▸ ${chinese} · ${english}`);
}
