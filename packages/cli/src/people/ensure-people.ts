// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';

import type { Ledger } from '@daoji/ledger';
import { stateKey, type ChannelName } from '@daoji/model';
import { toBase64 } from '@daoji/proof';

import { CliError } from '../cli-error.js';
import { newSigningKey } from '../keys/key-file.js';
import {
  CAST_AREA,
  CAST_OPERATORS,
  CAST_PEOPLE,
  CAST_REGISTRARS,
  type CastOperator,
  type CastPerson,
} from './demo-cast.js';
import { networkTime, scenarioOf } from './network-time.js';
import { personFilePath, readPersonFile, writePersonFile, type PersonKey } from './person-file.js';
import { sendToLedger } from './send-command.js';
import {
  completeCommand,
  signCommand,
  unsignedCommand,
  type CommandDraft,
  type EnvelopeFile,
} from './signed-command.js';

const VALID = { validFrom: '2014-01-01T00:00:00.000Z', validTo: '2099-12-31T00:00:00.000Z' };

/** What {@link ensureDemoPeople} needs. */
export interface EnsurePeopleOptions {
  /** Absolute `$DAOJI_HOME`. */
  readonly home: string;
  /** Opens a ledger as one of the network's profiles, e.g. `org-registrar-producer`. */
  readonly connect: (profile: string) => Promise<Ledger>;
}

/** A person of the cast with the key on this machine. */
export interface DemoPerson extends PersonKey {
  readonly operatorId: string;
  readonly roles: CastPerson['roles'];
  readonly authority?: CastPerson['authority'];
}

/** The cast by short name (`grower`, `device-manager`, …). */
export type DemoPeople = ReadonlyMap<string, DemoPerson>;

/**
 * Registers the fictitious operators, their first registrars (by the organisation's certificate), and their people
 * (signed by the registrar), and keeps the keys in `people/`. What is there stays; calling again changes nothing.
 * On scenario networks person ids begin with `demo-`.
 */
export async function ensureDemoPeople(options: EnsurePeopleOptions): Promise<DemoPeople> {
  const ofProfile = new Map<string, Ledger>();
  try {
    const ledgers = new Map<string, Ledger>();
    for (const { operatorId, registrarProfile } of CAST_OPERATORS) {
      const ledger = ofProfile.get(registrarProfile) ?? (await options.connect(registrarProfile));
      ofProfile.set(registrarProfile, ledger);
      ledgers.set(operatorId, ledger);
    }
    return await new CastSetup(options.home, ledgers).run();
  } finally {
    for (const ledger of ofProfile.values()) ledger.close();
  }
}

class CastSetup {
  readonly #home: string;
  readonly #ledgers: ReadonlyMap<string, Ledger>;
  #now = new Date();
  #prefix = '';

  constructor(home: string, ledgers: ReadonlyMap<string, Ledger>) {
    this.#home = home;
    this.#ledgers = ledgers;
  }

  async run(): Promise<DemoPeople> {
    const scenario = await scenarioOf(this.#ledgerOf('daoji-rice'));
    this.#now = networkTime(scenario, new Date());
    this.#prefix = scenario ? 'demo-' : '';
    await Promise.all(CAST_OPERATORS.map((operator) => this.#ensureOperator(operator)));
    const registrars = await this.#load(CAST_REGISTRARS);
    await this.#activateAll(CAST_REGISTRARS, registrars, () => undefined);
    const people = await this.#load(CAST_PEOPLE);
    await this.#activateAll(CAST_PEOPLE, people, ({ operatorId }) =>
      [...registrars.values()].find((registrar) => registrar.operatorId === operatorId),
    );
    return new Map([...registrars, ...people]);
  }

  #ledgerOf(operatorId: string): Ledger {
    const ledger = this.#ledgers.get(operatorId);
    if (ledger) return ledger;
    throw new CliError('USAGE', `the cast has no operator ${operatorId}`);
  }

  async #ensureOperator(operator: CastOperator): Promise<void> {
    const { authority, operatorId, kind, mspId, publicName } = operator;
    const ledger = this.#ledgerOf(operatorId);
    if (await ledger.readState('trace', stateKey('operator', operatorId))) return;
    const draft = {
      type: 'registerOperator',
      areaCode: CAST_AREA,
      ...(authority === undefined ? {} : { authority }),
      kind,
      mspId,
      operatorId,
      publicName,
    };
    await sendToLedger(ledger, this.#unsigned('trace', draft));
  }

  async #load(cast: readonly CastPerson[]): Promise<Map<string, DemoPerson>> {
    const people = new Map<string, DemoPerson>();
    for (const { name, operatorId, roles, authority } of cast) {
      const path = personFilePath(this.#home, `${this.#prefix}${name}`);
      if (!existsSync(path)) {
        await writePersonFile(path, { personId: `${this.#prefix}${name}`, key: newSigningKey() });
      }
      people.set(name, { ...(await readPersonFile(path)), authority, operatorId, roles });
    }
    return people;
  }

  async #activateAll(
    cast: readonly CastPerson[],
    people: ReadonlyMap<string, DemoPerson>,
    registrarOf: (person: DemoPerson) => DemoPerson | undefined,
  ): Promise<void> {
    const jobs = cast.flatMap(({ name, channels }) => {
      const person = people.get(name);
      return person ? channels.map((channel) => ({ person, channel })) : [];
    });
    await Promise.all(
      jobs.map(({ person, channel }) => this.#activate(channel, person, registrarOf(person))),
    );
  }

  async #activate(
    channel: ChannelName,
    person: DemoPerson,
    registrar: DemoPerson | undefined,
  ): Promise<void> {
    const { authority, key, operatorId, personId, roles } = person;
    const ledger = this.#ledgerOf(operatorId);
    if (await ledger.readState(channel, stateKey('identity', key.keyId))) return;
    const draft = {
      type: 'activateIdentity',
      areaCode: CAST_AREA,
      ...(authority === undefined ? {} : { authority }),
      operatorId,
      personId,
      roles,
      spki: toBase64(key.spki),
      ...VALID,
    };
    await sendToLedger(ledger, this.#envelope(channel, draft, registrar));
  }

  #envelope(
    channel: ChannelName,
    draft: CommandDraft,
    signer: DemoPerson | undefined,
  ): EnvelopeFile {
    if (!signer) return this.#unsigned(channel, draft);
    const command = completeCommand(channel, draft, this.#now, signer.key.keyId);
    return signCommand(channel, command, signer.key);
  }

  #unsigned(channel: ChannelName, draft: CommandDraft): EnvelopeFile {
    return unsignedCommand(channel, completeCommand(channel, draft, this.#now, undefined));
  }
}
