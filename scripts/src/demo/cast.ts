// SPDX-License-Identifier: Apache-2.0
import {
  completeCommand,
  cosignCommand,
  networkTime,
  sendToLedger,
  signCommand,
  type CommandDraft,
  type DemoPeople,
  type DemoPerson,
  type SentCommand,
} from '@daoji/cli';
import { LedgerError, type Ledger } from '@daoji/ledger';
import { civilDateOf, type HeadroomTotals, type Scenario } from '@daoji/model';
import { fromUtf8 } from '@daoji/proof';

/** How often a command may meet another one: the keeper's looks run beside the scenes. */
const MEETINGS = 5;

/** The people of the demo, each signing with an own key; their commands go straight to the ledger. */
export class Cast {
  readonly #people: DemoPeople;
  readonly #ledger: Ledger;
  readonly #scenario: Scenario | undefined;
  /** Every command that was sent, in order. */
  readonly commandIds: string[] = [];
  readonly #transactions = new Map<string, string>();

  constructor(people: DemoPeople, ledger: Ledger, scenario: Scenario | undefined) {
    this.#people = people;
    this.#ledger = ledger;
    this.#scenario = scenario;
  }

  /** The network's time now. */
  now(): Date {
    return networkTime(this.#scenario, new Date());
  }

  /**
   * Signs a draft as the person and sends it; resolves with its commandId when it is committed as valid.
   * @param others - who sign the same bytes too.
   */
  async say(name: string, draft: CommandDraft, ...others: readonly string[]): Promise<string> {
    const { key } = this.#person(name);
    const command = completeCommand('trace', draft, this.now(), key.keyId);
    const signed = others.reduce(
      (envelope, other) => cosignCommand(envelope, this.#person(other).key),
      signCommand('trace', command, key),
    );
    const sent = await this.#send(signed);
    this.commandIds.push(sent.commandId);
    if (sent.transactionId !== undefined)
      this.#transactions.set(sent.commandId, sent.transactionId);
    return sent.commandId;
  }

  /** Two commands that met on a key of the ledger: the same bytes are sent again, by which nothing is recorded twice. */
  async #send(signed: Parameters<typeof sendToLedger>[1]): Promise<SentCommand> {
    for (let left = MEETINGS; ; left -= 1) {
      try {
        return await sendToLedger(this.#ledger, signed);
      } catch (error) {
        if (left === 0 || !(error instanceof LedgerError) || error.code !== 'LEDGER_MVCC_CONFLICT')
          throw error;
      }
    }
  }

  /** Id of the transaction that recorded a command of {@link say}. */
  transactionOf(commandId: string): string {
    const id = this.#transactions.get(commandId);
    if (id === undefined) throw new Error(`expected a transaction of ${commandId}`);
    return id;
  }

  /** A person by operator and pseudonym, as commands about persons name them. */
  holderOf(name: string): { readonly operatorId: string; readonly personId: string } {
    const { operatorId, personId } = this.#person(name);
    return { operatorId, personId };
  }

  #person(name: string): DemoPerson {
    const person = this.#people.get(name);
    if (!person) throw new Error(`the cast has no ${name}`);
    return person;
  }

  /** The value at a state key of channel `trace`. @throws Error when there is none. */
  async state(key: string): Promise<unknown> {
    const bytes = await this.#ledger.readState('trace', key);
    if (!bytes) throw new Error(`expected ${key} on the ledger`);
    return JSON.parse(fromUtf8(bytes));
  }

  /** What parcels may still give today. @throws LedgerError. */
  async headroom(parcels: readonly string[]): Promise<HeadroomTotals> {
    const query = JSON.stringify({ date: civilDateOf(this.now().toISOString()), parcels });
    const answer = await this.#ledger.evaluate('trace', 'yields:headroom', [query]);
    return (JSON.parse(fromUtf8(answer)) as { totals: HeadroomTotals }).totals;
  }

  /** Signs and sends what the ledger must refuse. @throws Error when it took it. */
  async refused(name: string, draft: CommandDraft): Promise<Refusal> {
    try {
      await this.say(name, draft);
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return { code: error.contractCode ?? error.code, text: error.message };
    }
    throw new Error(`expected a refusal of ${draft.type}, it was recorded`);
  }
}

/** What the ledger said to a command that it did not take. */
export interface Refusal {
  readonly code: string;
  readonly text: string;
}
