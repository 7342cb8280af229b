// SPDX-License-Identifier: Apache-2.0
import {
  CODES_PER_CHUNK,
  codeChunkSchema,
  firstOverlap,
  logisticUnitSchema,
  stateKey,
  type CodeChunk,
  type CodeRange,
  type LogisticUnit,
} from '@daoji/model';

import { ContractError, demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import type { Plan } from '../run-command.js';
import { assertAll, assertNone, namedCodes } from './code-orders.js';

/**
 * Packages into a case, or units onto a pallet. Refuses `UNIT_EXISTS`, `UNIT_NOT_FOUND`, `UNIT_CHILD_TAKEN`,
 * `CODE_ORDER_NOT_FOUND`, `CODE_RANGE`, `CODE_STATE`.
 */
export const planAggregatePackages: Plan<'aggregatePackages'> = async (command, facts) => {
  const { children, sscc } = command;
  const key = stateKey('logistic-unit', sscc);
  const before = await facts.read(key, logisticUnitSchema);
  demand(before?.state !== 'packed', 'UNIT_EXISTS', `unit ${sscc} is packed`);
  const units = new UnitBook(facts, sscc);
  for (const child of children) {
    if ('sscc' in child) await units.takeUnit(child.sscc);
    else await units.takeCodes(child.orderId, child.range);
  }
  const { commandId, operatorId } = facts;
  const value: LogisticUnit = { children, commandId, operatorId, sscc, state: 'packed', v: 1 };
  return {
    subjects: [key, ...units.subjects],
    targets: [{ key, operatorId }, ...units.targets],
    writes: [{ key, value }, ...units.writes],
  };
};

/** Opens a case or pallet. Refuses `UNIT_NOT_FOUND`, and `UNIT_CHILD_TAKEN` for one that stands on another. */
export const planDisaggregatePackages: Plan<'disaggregatePackages'> = async (command, facts) => {
  const { sscc } = command;
  const key = stateKey('logistic-unit', sscc);
  const unit = await packedUnit(facts, sscc);
  const { operatorId, parentSscc } = unit;
  demand(parentSscc === undefined, 'UNIT_CHILD_TAKEN', `${sscc} stands on ${parentSscc ?? ''}`);
  const units = new UnitBook(facts, sscc);
  for (const child of unit.children) {
    if ('sscc' in child) await units.freeUnit(child.sscc);
    else await units.freeCodes(child.orderId, child.range);
  }
  return {
    subjects: [key, ...units.subjects],
    targets: [{ key, operatorId }],
    writes: [{ key, value: { ...unit, state: 'opened' } }, ...units.writes],
  };
};

/** The children of one unit; a chunk of codes is written once, however many runs of it are named. */
class UnitBook {
  readonly subjects: string[] = [];
  readonly targets: { readonly key: string; readonly operatorId: string }[] = [];
  readonly #facts: Facts;
  readonly #sscc: string;
  readonly #chunks = new Map<string, CodeChunk>();
  readonly #units = new Map<string, LogisticUnit>();

  constructor(facts: Facts, sscc: string) {
    this.#facts = facts;
    this.#sscc = sscc;
  }

  get writes(): Write[] {
    const units = [...this.#units].map(([sscc, value]) => ({
      key: stateKey('logistic-unit', sscc),
      value,
    }));
    return [...units, ...[...this.#chunks].map(([key, value]) => ({ key, value }))];
  }

  async takeUnit(sscc: string): Promise<void> {
    const known = this.#units.get(sscc);
    const unit = known ?? (await packedUnit(this.#facts, sscc));
    const isFree = unit.parentSscc === undefined && sscc !== this.#sscc;
    demand(isFree, 'UNIT_CHILD_TAKEN', `unit ${sscc} stands on ${unit.parentSscc ?? 'itself'}`);
    this.#unit({ ...unit, parentSscc: this.#sscc });
    this.targets.push({ key: stateKey('logistic-unit', sscc), operatorId: unit.operatorId });
  }

  async freeUnit(sscc: string): Promise<void> {
    const unit = await packedUnit(this.#facts, sscc);
    this.#unit({ ...unit, parentSscc: undefined });
  }

  async takeCodes(orderId: string, range: CodeRange): Promise<void> {
    const { order, ranges } = await namedCodes(this.#facts, { orderId, ranges: [range] });
    assertAll(order, ranges, order.activated, 'activated');
    assertNone(order, ranges, order.voided, 'void');
    const key = stateKey('code-order', orderId);
    this.subjects.push(key);
    this.targets.push({ key, operatorId: order.operatorId });
    for (const part of chunksOf(range)) {
      const chunk = await this.#chunk(orderId, part);
      const hit = firstOverlap(part, chunk.packed);
      demand(
        hit === undefined,
        'UNIT_CHILD_TAKEN',
        `codes ${hit?.from ?? 0}…${hit?.to ?? 0} of ${orderId} stand in a case`,
      );
      const packed = [...chunk.packed, { ...part, sscc: this.#sscc }];
      this.#chunks.set(chunkKey(orderId, part), { ...chunk, packed });
    }
  }

  async freeCodes(orderId: string, range: CodeRange): Promise<void> {
    for (const part of chunksOf(range)) {
      const chunk = await this.#chunk(orderId, part);
      const packed = chunk.packed.filter(({ sscc }) => sscc !== this.#sscc);
      this.#chunks.set(chunkKey(orderId, part), { ...chunk, packed });
    }
  }

  #unit(unit: LogisticUnit): void {
    this.#units.set(unit.sscc, unit);
    this.subjects.push(stateKey('logistic-unit', unit.sscc));
  }

  async #chunk(orderId: string, part: CodeRange): Promise<CodeChunk> {
    const key = chunkKey(orderId, part);
    const known = this.#chunks.get(key) ?? (await this.#facts.read(key, codeChunkSchema));
    return known ?? { packed: [], v: 1 };
  }
}

async function packedUnit(facts: Facts, sscc: string): Promise<LogisticUnit> {
  const key = stateKey('logistic-unit', sscc);
  const unit = await facts.expect(key, logisticUnitSchema, 'UNIT_NOT_FOUND');
  if (unit.state === 'packed') return unit;
  throw new ContractError('UNIT_NOT_FOUND', `unit ${sscc} was opened`);
}

/** A run of codes cut at the borders of chunks. */
function chunksOf({ from, to }: CodeRange): CodeRange[] {
  const parts: CodeRange[] = [];
  for (let at = from; at < to;) {
    const end = Math.min(to, (Math.floor(at / CODES_PER_CHUNK) + 1) * CODES_PER_CHUNK);
    parts.push({ from: at, to: end });
    at = end;
  }
  return parts;
}

function chunkKey(orderId: string, { from }: CodeRange): string {
  return `code-chunk~${orderId}/${Math.floor(from / CODES_PER_CHUNK)}`;
}
