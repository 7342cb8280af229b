// SPDX-License-Identifier: Apache-2.0
import type { Identity, LotFlag } from '@daoji/model';

import { ContractError, type ContractErrorCode } from './contract-error.js';
import { readState, type Schema, type StateStub } from './ledger-state.js';
import type { Signer } from './signer.js';

/** What the transaction and its signers say. */
export interface FactSource {
  readonly signer: Signer;
  readonly commandId: string;
  /** UTC text of the transaction's timestamp. */
  readonly recordTime: string;
  /** UTC text of the time that rules compare with: the record time, on a scenario network scenario time. */
  readonly ruleTime: string;
  /** UTC text of when it happened, as the signer says. */
  readonly eventTime: string;
  readonly isScenario: boolean;
  /** What lots that the command makes or hands over say of its record: that it is late, or that nobody confirmed it. */
  readonly recordFlags: readonly LotFlag[];
  /** Keys that signed the same bytes beside the signer. */
  readonly cosigners: readonly Identity[];
}

/** What a command's rules may look at: the signers, the time of the record, and the state. */
export class Facts {
  readonly signer: Signer;
  readonly commandId: string;
  readonly recordTime: string;
  readonly ruleTime: string;
  readonly eventTime: string;
  readonly isScenario: boolean;
  readonly recordFlags: readonly LotFlag[];
  readonly cosigners: readonly Identity[];
  readonly #stub: StateStub;
  /** A key has one schema, so its type follows from the key. */
  readonly #known = new Map<string, Promise<unknown>>();

  constructor(stub: StateStub, source: FactSource) {
    this.#stub = stub;
    this.signer = source.signer;
    this.commandId = source.commandId;
    this.recordTime = source.recordTime;
    this.ruleTime = source.ruleTime;
    this.eventTime = source.eventTime;
    this.isScenario = source.isScenario;
    this.recordFlags = source.recordFlags;
    this.cosigners = source.cosigners;
  }

  /** Operator of the signing person, whose objects a command makes. @throws ContractError `COMMAND_UNSIGNED`. */
  get operatorId(): string {
    if (this.signer.kind === 'person') return this.signer.identity.operatorId;
    throw new ContractError('COMMAND_UNSIGNED', 'expected a person, got an organisation');
  }

  /** Division of the signing person. @throws ContractError `COMMAND_UNSIGNED`. */
  get areaCode(): string {
    if (this.signer.kind === 'person') return this.signer.identity.areaCode;
    throw new ContractError('COMMAND_UNSIGNED', 'expected a person, got an organisation');
  }

  /** True when `key` is taken. */
  async has(key: string): Promise<boolean> {
    return (await this.#stub.getState(key)).length > 0;
  }

  /**
   * The value at `key`, `undefined` when absent; each key is asked of the peer once, since nothing is written before
   * all is read. @throws ContractError `STATE_CORRUPT`.
   */
  read<T>(key: string, schema: Schema<T>): Promise<T | undefined> {
    const known = this.#known.get(key) as Promise<T | undefined> | undefined;
    const value = known ?? readState(this.#stub, key, schema);
    this.#known.set(key, value);
    return value;
  }

  /** The value at `key`. @throws ContractError `missing` when absent, `STATE_CORRUPT`. */
  async expect<T>(key: string, schema: Schema<T>, missing: ContractErrorCode): Promise<T> {
    const value = await this.read(key, schema);
    if (value === undefined) throw new ContractError(missing, `${key} is not recorded`);
    return value;
  }

  /** Refuses a key that is taken. @throws ContractError `taken`. */
  async assertFree(key: string, taken: ContractErrorCode): Promise<void> {
    if (await this.has(key)) {
      throw new ContractError(taken, `${key} is recorded already`);
    }
  }
}
