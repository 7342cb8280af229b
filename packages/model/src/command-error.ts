// SPDX-License-Identifier: Apache-2.0

/** Codes of commands that cannot even be read; chaincode and gateway report them unchanged. */
export type CommandErrorCode = 'COMMAND_NOT_CANONICAL' | 'COMMAND_TYPE_UNKNOWN' | 'COMMAND_SHAPE';

/** A text is not a command of the named channel. */
export class CommandError extends Error {
  readonly code: CommandErrorCode;

  constructor(code: CommandErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
    this.code = code;
  }
}
