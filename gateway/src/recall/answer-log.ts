// SPDX-License-Identifier: Apache-2.0
import { appendFile, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { hashSchema, recallTokenSchema, utcTimeSchema } from '@daoji/model';
import { z } from 'zod';

const grams = z.int().min(0);

/** What a holder counted. */
export const countedSchema = z.strictObject({
  destroyedGrams: grams,
  returnedGrams: grams,
  stillOutGrams: grams,
});

const answerSchema = z.strictObject({
  at: utcTimeSchema,
  /** Absent for an acknowledgement. */
  counted: countedSchema.optional(),
  token: recallTokenSchema,
  tokenHash: hashSchema,
});

/** See {@link countedSchema}. */
export type Counted = z.infer<typeof countedSchema>;
/** One answer that a holder gave by the one-time link. */
export type LinkAnswer = z.infer<typeof answerSchema>;

/**
 * Answers by one-time links, in the order in which they came, until the firm carries them to the ledger. The file lies
 * beside the archive: nothing else can rebuild it.
 */
export interface AnswerLog {
  /** Keeps an answer; it is on the disk before this resolves. */
  add(answer: LinkAnswer): Promise<void>;
  of(tokenHash: string): readonly LinkAnswer[];
}

/** Opens `<dir>/recall-answers.ndjson`, readable by its owner alone, and reads what is in it; a torn last line is no answer. */
export async function openAnswerLog(dir: string): Promise<AnswerLog> {
  await mkdir(dir, { mode: 0o700, recursive: true });
  const path = join(dir, 'recall-answers.ndjson');
  await (await open(path, 'a', 0o600)).close();
  const log = new FileAnswerLog(path);
  log.load(await readFile(path, 'utf8'));
  return log;
}

class FileAnswerLog implements AnswerLog {
  readonly #path: string;
  readonly #answers = new Map<string, LinkAnswer[]>();

  constructor(path: string) {
    this.#path = path;
  }

  load(text: string): void {
    for (const line of text.split('\n')) {
      const answer = answerOf(line);
      if (answer) this.#take(answer);
    }
  }

  async add(answer: LinkAnswer): Promise<void> {
    // Taken before it is written, so that the same step twice at once is refused; given back where the disk fails.
    this.#take(answer);
    try {
      // The line feed comes first: it closes a line that a crash has torn. A holder answers a handful of times: the file is open for no longer than that. Synchronised before it is closed.
      await appendFile(this.#path, `\n${JSON.stringify(answer)}`, { flush: true, mode: 0o600 });
    } catch (error) {
      const left = this.of(answer.tokenHash).filter((one) => one !== answer);
      this.#answers.set(answer.tokenHash, left);
      throw error;
    }
  }

  of(tokenHash: string): readonly LinkAnswer[] {
    return this.#answers.get(tokenHash) ?? [];
  }

  #take(answer: LinkAnswer): void {
    this.#answers.set(answer.tokenHash, [...this.of(answer.tokenHash), answer]);
  }
}

function answerOf(line: string): LinkAnswer | undefined {
  if (line === '') return undefined;
  try {
    return answerSchema.safeParse(JSON.parse(line)).data;
  } catch {
    // A line that a crash has torn was never confirmed to the holder.
    return undefined;
  }
}
