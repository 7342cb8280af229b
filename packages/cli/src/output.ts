// SPDX-License-Identifier: Apache-2.0
import { createInterface } from 'node:readline/promises';

/** How the command line speaks; the one file that writes to the terminal. */
export interface Output {
  /** True with `--json`: results are one JSON object, progress is silent. */
  readonly isJson: boolean;
  readonly language: 'zh' | 'en';
  /** The result: `text` for people, `value` with `--json`. */
  result(text: string, value: unknown): void;
  /** A step of something long; to stderr, never with `--json`. */
  progress(text: string): void;
  /** What a person must see whatever the format; to stderr. */
  notice(text: string): void;
  /** A question of yes or no; no where nobody can answer. */
  confirm(question: string): Promise<boolean>;
}

/** Output to this process's terminal. */
export function terminalOutput(isJson: boolean, language: 'zh' | 'en'): Output {
  return {
    isJson,
    language,
    result: (text, value) => {
      process.stdout.write(`${isJson ? JSON.stringify(value) : text}\n`);
    },
    progress: (text) => {
      if (!isJson) process.stderr.write(`${text}\n`);
    },
    notice: (text) => {
      process.stderr.write(`${text}\n`);
    },
    confirm: async (question) => {
      if (!process.stdin.isTTY) return false;
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      const answer = await lines.question(`${question} [y/n] `);
      lines.close();
      return /^(?:y|yes|是)$/i.test(answer.trim());
    },
  };
}

/** Writes plain text, for help. */
export function writeText(text: string): void {
  process.stdout.write(text);
}

/** Writes a fault, as text or JSON. */
export function writeFault(code: string, message: string, isJson: boolean): void {
  process.stderr.write(
    isJson ? `${JSON.stringify({ error: { code, message } })}\n` : `${code}: ${message}\n`,
  );
}
