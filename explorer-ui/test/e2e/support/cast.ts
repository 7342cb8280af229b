// SPDX-License-Identifier: Apache-2.0
import {
  completeCommand,
  gatewayClient,
  networkTime,
  scenarioOf,
  sendToGateway,
  signCommand,
  type CommandDraft,
  type EnvelopeFile,
} from '@daoji/cli';
import type { Scenario } from '@daoji/model';

import type { WebNetwork } from './web-network.js';

/** The cast, speaking through the gateway as everybody does, each with an own key. */
export class Cast {
  readonly #network: WebNetwork;
  readonly #scenario: Scenario | undefined;

  private constructor(network: WebNetwork, scenario: Scenario | undefined) {
    this.#network = network;
    this.#scenario = scenario;
  }

  static async of(network: WebNetwork): Promise<Cast> {
    const ledger = await network.connect('gateway');
    try {
      return new Cast(network, await scenarioOf(ledger));
    } finally {
      ledger.close();
    }
  }

  /** Scenario time now. */
  now(): Date {
    return networkTime(this.#scenario, new Date());
  }

  /** Signs a draft as one of the cast. */
  sign(name: string, draft: CommandDraft): EnvelopeFile {
    const person = this.#network.people.get(name);
    if (!person) throw new Error(`the cast has no ${name}`);
    const command = completeCommand('trace', draft, this.now(), person.key.keyId);
    return signCommand('trace', command, person.key);
  }

  /** Signs and sends; resolves once the projection has it. */
  async say(name: string, draft: CommandDraft): Promise<void> {
    await this.send(this.sign(name, draft));
  }

  /** Sends what was signed. */
  async send(envelope: EnvelopeFile): Promise<void> {
    await sendToGateway(gatewayClient(this.#network.url), envelope);
  }
}
