// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import {
  completeCommand,
  ensureDemoPeople,
  gatewayClient,
  sendToGateway,
  signCommand,
  type CommandDraft,
  type DemoPeople,
  type EnvelopeFile,
  type SigningKey,
} from '@daoji/cli';

import type { TestNetwork } from './test-network.js';

/** The network's people, each with a key of their own, and ids that no other test uses. */
export class Season {
  readonly run = randomBytes(4).toString('hex');
  readonly parcelId = `p-${this.run}`;
  readonly harvestId = `h-${this.run}`;
  readonly #network: TestNetwork;
  readonly #people: DemoPeople;

  private constructor(network: TestNetwork, people: DemoPeople) {
    this.#network = network;
    this.#people = people;
  }

  static async open(network: TestNetwork): Promise<Season> {
    const connect = network.connect.bind(network);
    return new Season(network, await ensureDemoPeople({ home: network.home, connect }));
  }

  /** The key of one of the cast. */
  keyOf(name: string): SigningKey {
    const person = this.#people.get(name);
    if (!person) throw new Error(`the cast has no ${name}`);
    return person.key;
  }

  /** A command signed by one of the cast; sends nothing. */
  sign(name: string, draft: CommandDraft, at = new Date()): EnvelopeFile {
    const key = this.keyOf(name);
    return signCommand('trace', completeCommand('trace', draft, at, key.keyId), key);
  }

  /** Signs a command and sends it through the gateway. @returns its commandId. */
  async say(name: string, draft: CommandDraft): Promise<string> {
    const gateway = gatewayClient(this.#network.url('gateway'));
    return (await sendToGateway(gateway, this.sign(name, draft))).commandId;
  }

  /** Registers a parcel, has it attested and records a harvest of one tonne from it. */
  async harvest(): Promise<void> {
    await this.say('grower', {
      type: 'registerParcel',
      areaCode: '211104',
      areaM2: 20_000,
      boundaryCommitment: '0'.repeat(64),
      originClass: 'panjin',
      parcelId: this.parcelId,
      season: 2026,
      variety: '盐丰47',
    });
    await this.say('regulator', { type: 'attestParcel', parcelId: this.parcelId });
    await this.say('grower', this.harvestDraft(this.harvestId));
  }

  /** A harvest of one tonne at 14.5 % from the parcel. */
  harvestDraft(lotId: string): CommandDraft {
    return {
      type: 'recordHarvest',
      lotId,
      moistureMilliPercent: 14_500,
      parcels: [this.parcelId],
      weighedGrams: 1_000_000,
    };
  }
}
