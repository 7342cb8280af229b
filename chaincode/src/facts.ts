// SPDX-License-Identifier: Apache-2.0
import { ContractError, type ContractErrorCode } from './contract-error.js';
import { readState, type Schema, type StateStub } from './ledger-state.js';
import type { Signer } from './signer.js';

/** What a command's rules may look at: the signer, the time of the record, and the state. */
export class Facts {
  readonly signer: Signer;
  readonly commandId: string;
  /** UTC text of the transaction's timestamp. */
  readonly recordTime: string;
  readonly isScenario: boolean;
  readonly #stub: StateStub;

  constructor(
    stub: StateStub,
    signer: Signer,
    commandId: string,
    recordTime: string,
    isScenario: boolean,
  ) {
    this.#stub = stub;
    this.signer = signer;
    this.commandId = commandId;
    this.recordTime = recordTime;
    this.isScenario = isScenario;
  }

  /** Operator of the signing person, whose objects a command makes. @throws ContractError `COMMAND_UNSIGNED`. */
  get operatorId(): string {
    if (this.signer.kind === 'person') return this.signer.identity.operatorId;
    throw new ContractError('COMMAND_UNSIGNED', 'expected a person, got an organisation');
  }

  /** The value at `key`, `undefined` when absent. @throws ContractError `STATE_CORRUPT`. */
  read<T>(key: string, schema: Schema<T>): Promise<T | undefined> {
    return readState(this.#stub, key, schema);
  }

  /** The value at `key`. @throws ContractError `missing` when absent, `STATE_CORRUPT`. */
  async expect<T>(key: string, schema: Schema<T>, missing: ContractErrorCode): Promise<T> {
    const value = await this.read(key, schema);
    if (value === undefined) throw new ContractError(missing, `${key} is not recorded`);
    return value;
  }

  /** Refuses a key that is taken. @throws ContractError `taken`. */
  async assertFree(key: string, taken: ContractErrorCode): Promise<void> {
    if ((await this.#stub.getState(key)).length > 0) {
      throw new ContractError(taken, `${key} is recorded already`);
    }
  }
}
