// SPDX-License-Identifier: Apache-2.0

/** The environment does not describe a gateway; `faults` lists everything that is wrong, not only the first. */
export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`expected a complete configuration, got ${faults.length} faults: ${faults.join('; ')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
