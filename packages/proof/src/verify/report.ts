// SPDX-License-Identifier: Apache-2.0
import { ProofError } from '../proof-error.js';
import { Refusal } from '../refusal.js';
import { STATEMENTS, type StatementName, type StatementVerdict } from '../verdict.js';

/** Gathers what each statement came to; the first refusal of a statement stands. */
export class Report {
  readonly #found = new Map<StatementName, StatementVerdict>();

  /** Runs a step of a statement; a refusal fails the statement and gives `undefined`. */
  run<T>(statement: StatementName, step: () => T): T | undefined {
    try {
      return step();
    } catch (cause) {
      if (cause instanceof Refusal) this.fail(statement, cause);
      else if (cause instanceof ProofError) {
        this.fail(statement, new Refusal('TP_MALFORMED_SHAPE', cause.message, { cause }));
      } else throw cause;
      return undefined;
    }
  }

  /** Fails a statement, unless it failed before. */
  fail(statement: StatementName, { code, message }: Refusal): void {
    if (this.has(statement, 'fail')) return;
    this.#found.set(statement, { status: 'fail', code, detail: message });
  }

  /** Sets what a statement came to, unless it failed. */
  set(statement: StatementName, verdict: StatementVerdict): void {
    if (!this.has(statement, 'fail')) this.#found.set(statement, verdict);
  }

  /** True when the statement came to `status`. */
  has(statement: StatementName, status: StatementVerdict['status']): boolean {
    return this.#found.get(statement)?.status === status;
  }

  /** True when no statement failed. */
  get isClean(): boolean {
    return STATEMENTS.every((statement) => !this.has(statement, 'fail'));
  }

  /** All eight statements; those that nothing was said about are absent. */
  statements(): Record<StatementName, StatementVerdict> {
    const absent: StatementVerdict = { status: 'absent', detail: 'not reached' };
    const of = (name: StatementName): StatementVerdict => this.#found.get(name) ?? absent;
    return {
      integrity: of('integrity'),
      endorsed: of('endorsed'),
      ordered: of('ordered'),
      valid: of('valid'),
      witnessed: of('witnessed'),
      complete: of('complete'),
      time: of('time'),
      independence: of('independence'),
    };
  }
}
