// SPDX-License-Identifier: Apache-2.0

/** Exit codes of every command: 0 ok, 1 a check failed, 2 usage or malformed input, 3 a server is unreachable or an archive not there. */
export const EXIT = { ok: 0, failed: 1, usage: 2, unreachable: 3 } as const;

/** Codes of faults that the command line itself finds, with the exit code each leads to. */
export const CLI_ERROR_EXITS = {
  USAGE: EXIT.usage,
  FILE_MISSING: EXIT.usage,
  FILE_SHAPE: EXIT.usage,
  KEY_FILE: EXIT.usage,
  KEY_EXISTS: EXIT.usage,
  CSV_HEADER: EXIT.usage,
  CSV_ROW: EXIT.usage,
  CSV_TIME: EXIT.usage,
  CSV_VALUE: EXIT.usage,
  MAPPING: EXIT.usage,
  MODEL_INPUT: EXIT.usage,
  MODEL_VERSION: EXIT.usage,
  RULE_SET_UNKNOWN: EXIT.usage,
  COMMAND_FILE: EXIT.usage,
  SCALE_PORT: EXIT.unreachable,
  SCALE_UNSTABLE: EXIT.failed,
  NOT_CONFIRMED: EXIT.failed,
  NOT_SETTLED: EXIT.failed,
  CHECK_FAILED: EXIT.failed,
  NETWORK_COMMAND: EXIT.failed,
  REFUSED: EXIT.failed,
  ARCHIVE_MISSING: EXIT.unreachable,
  HOME_MISSING: EXIT.unreachable,
  UNREACHABLE: EXIT.unreachable,
} as const;

/** One code of {@link CLI_ERROR_EXITS}. */
export type CliErrorCode = keyof typeof CLI_ERROR_EXITS;

/** A fault that ends a command. `message` says what was expected and what came. */
export class CliError extends Error {
  readonly code: CliErrorCode;

  constructor(code: CliErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CliError';
    this.code = code;
  }

  /** The exit code that this fault leads to. */
  get exitCode(): number {
    return CLI_ERROR_EXITS[this.code];
  }
}
