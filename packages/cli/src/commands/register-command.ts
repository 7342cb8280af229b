// SPDX-License-Identifier: Apache-2.0
import type { Command as Program } from 'commander';

import type { CliContext } from '../cli-context.js';

/** Adds one command to the program; `run` gives each action its context and takes its exit code. */
export type RegisterCommand = (program: Program, run: RunAction) => void;

/** Wraps an action: builds the context from the global flags, and keeps the exit code that the action gives. */
export type RunAction = <A extends readonly unknown[]>(
  action: (context: CliContext, ...args: A) => Promise<number>,
) => (...args: A) => Promise<void>;
