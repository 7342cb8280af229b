// SPDX-License-Identifier: Apache-2.0
import { LedgerError, type Ledger } from '@daoji/ledger';
import type { ChannelName, Identity, Role } from '@daoji/model';
import { canonicalJson } from '@daoji/proof';

import { MemoryLedger, type InvokeOptions, type Simulation } from '../fixture/memory-ledger.js';
import { commandText, TestPerson } from '../fixture/test-person.js';

/** An organisation that can name operators. */
export type Organisation = 'ProducerMSP' | 'RegulatorMSP' | 'InspectorMSP';

/** Where the ledger is reached: as each organisation's registrar, and through the gateway. */
export interface RealDoors {
  readonly gatewayUrl: string;
  readonly registrars: Readonly<Record<Organisation, Ledger>>;
}

const NOTHING: Simulation = { result: '', reads: new Map(), writes: new Map() };
/** The whole country of the fixture: a registrar that can activate in every division. */
const ALL_AREAS = '21';

/** A gateway waits 10 s for its store before it says that it is not ready. */
const ATTEMPTS = 6;

/** What the gateway said: the contract's code, `accepted` for 2xx. */
export interface GatewayAnswer {
  readonly code: string;
  readonly detail: string;
}

/** Asks the gateway, and again while a command is committed but not in its store yet. */
export async function askGateway(
  gatewayUrl: string,
  channel: ChannelName,
  envelope: string,
): Promise<GatewayAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await askOnce(gatewayUrl, channel, envelope);
    if (answer.code !== 'NOT_READY' || attempt === ATTEMPTS) return answer;
  }
}

async function askOnce(
  gatewayUrl: string,
  channel: ChannelName,
  envelope: string,
): Promise<GatewayAnswer> {
  const response = await fetch(new URL('/api/v1/commands', gatewayUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel, ...(JSON.parse(envelope) as object) }),
  });
  const body = (await response.json()) as { code?: string; detail?: string };
  if (response.ok) return { code: 'accepted', detail: '' };
  return { code: body.code ?? String(response.status), detail: body.detail ?? '' };
}

/**
 * The fixtures' ledger on the real network: what people sign goes through the gateway, what an organisation vouches for
 * goes by its certificate, and a planted key is activated by a registrar of its operator. What is there from a run before
 * stays.
 */
export class RealLedger extends MemoryLedger {
  readonly #doors: RealDoors;
  readonly #operators = new Map<string, Organisation>();
  readonly #registrars = new Map<string, TestPerson>();
  readonly #planted: Identity[] = [];

  constructor(channel: ChannelName, doors: RealDoors) {
    super(channel);
    this.#doors = doors;
  }

  /** Names the organisation of an operator; on `trace` it is registered by the fixture itself. */
  know(operatorId: string, mspId: Organisation): void {
    this.#operators.set(operatorId, mspId);
  }

  override async submit(
    fn: string,
    args: readonly string[],
    options: InvokeOptions = {},
  ): Promise<Simulation> {
    await this.settle();
    const [envelope = ''] = args;
    const { signature } = JSON.parse(envelope) as { signature?: string };
    if (signature === undefined) await this.#vouch(fn, envelope, options);
    else await this.#carry(envelope);
    return NOTHING;
  }

  /** A planted identity waits until {@link settle} activates it. */
  override plant(key: string, value: object | string): void {
    if (!key.startsWith('identity~')) throw new Error(`expected an identity, got ${key}`);
    this.#planted.push(
      JSON.parse(typeof value === 'string' ? value : canonicalJson(value)) as Identity,
    );
  }

  /** Activates every planted key, many at once. */
  async settle(): Promise<void> {
    const waiting = this.#planted.splice(0);
    for (const { operatorId } of waiting) await this.#registrarOf(operatorId);
    await Promise.all(waiting.map((identity) => this.#activate(identity)));
  }

  async #activate(identity: Identity): Promise<void> {
    const registrar = await this.#registrarOf(identity.operatorId);
    const { areaCode, authority, operatorId, personId, roles, spki, validFrom, validTo } = identity;
    const fields = { areaCode, operatorId, personId, roles, spki, validFrom, validTo };
    const more = authority !== undefined && roles.includes('regulator') ? { authority } : {};
    const isAnchor = this.channel === 'anchor';
    await this.#carry(
      registrar.envelope({ type: 'activateIdentity', ...fields, ...(isAnchor ? {} : more) }),
    );
  }

  /** The operator's registrar of the matrix, vouched for by its organisation. */
  async #registrarOf(operatorId: string): Promise<TestPerson> {
    const known = this.#registrars.get(operatorId);
    if (known) return known;
    const registrar = new TestPerson(`matrix-registrar-${operatorId}`);
    const command = commandText({
      type: 'activateIdentity',
      areaCode: ALL_AREAS,
      operatorId,
      personId: registrar.personId,
      roles: ['registrar'] satisfies Role[],
      spki: registrar.spki,
      validFrom: '2020-01-01T00:00:00.000Z',
      validTo: '2099-01-01T00:00:00.000Z',
    });
    const mspId = this.#operators.get(operatorId) ?? 'ProducerMSP';
    const submitter = { mspId, attributes: {} };
    await this.#vouch('people:activateIdentity', canonicalJson({ command }), { submitter });
    this.#registrars.set(operatorId, registrar);
    return registrar;
  }

  async #vouch(fn: string, argument: string, { submitter }: InvokeOptions): Promise<void> {
    const mspId = (submitter?.mspId ?? 'ProducerMSP') as Organisation;
    try {
      await this.#doors.registrars[mspId].submit(this.channel, fn, [argument]);
    } catch (error) {
      if (!(error instanceof LedgerError) || !isThere(error.contractCode ?? '')) throw error;
    }
  }

  async #carry(envelope: string): Promise<void> {
    const { code, detail } = await askGateway(this.#doors.gatewayUrl, this.channel, envelope);
    if (code === 'accepted' || isThere(code)) return;
    throw new Error(`${code}: ${detail} for ${envelope.slice(0, 300)}`);
  }
}

/** Refusals that say that a run before has made the thing. */
function isThere(code: string): boolean {
  return /_(EXISTS|STATE|TAKEN)$/.test(code);
}
