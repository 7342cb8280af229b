// SPDX-License-Identifier: Apache-2.0
import {
  binFillKey,
  binFillSchema,
  drawFrom,
  EMPTY_BLEND,
  putInto,
  siteObjectSchema,
  stateKey,
  type BinBlend,
  type BinFill,
  type BinFillV2,
  type BinInheritance,
  type Composition,
  type LotFlag,
} from '@daoji/model';

import { demand } from '../contract-error.js';
import type { Facts } from '../facts.js';
import type { Write } from '../ledger-state.js';
import { assertNoGas } from '../storage/under-gas.js';
import { inheritTogether } from './blend.js';
import { flagUnion } from './holds.js';

/** A mass on its way into a bin. */
export interface BinPart {
  readonly grams: number;
  /** Unknown for lots of versions that did not keep it. */
  readonly composition: Composition | undefined;
  readonly inherited: BinInheritance;
}

/** What left a bin: what it may be made of and what it inherits; neither is known of what lay there before 0.3.0. */
export interface BinDraw {
  readonly composition: Composition | undefined;
  readonly inherited: BinInheritance | undefined;
}

interface Content {
  readonly grams: number;
  readonly blend: BinBlend | undefined;
  readonly inherited: BinInheritance | undefined;
}

const EMPTY: Content = { grams: 0, blend: EMPTY_BLEND, inherited: undefined };

/**
 * The bins that one command touches, in the order of its steps: each is a running blend, so what leaves it has bounds, and
 * is no better than anything that lay in it since it was last empty (`ledger-state.md` §7).
 */
export class BinBook {
  readonly #facts: Facts;
  readonly #contents = new Map<string, Content>();

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** What everything in the bin hands on; `undefined` for an empty bin, and where nobody kept it. */
  async inheritedIn(binId: string): Promise<BinInheritance | undefined> {
    return (await this.#contentOf(binId)).inherited;
  }

  /** Takes grams out. @throws RuleError `BIN_UNDER_GAS`. */
  async draw(binId: string, grams: number): Promise<BinDraw> {
    await assertNoGas(this.#facts, binId);
    const { grams: before, blend, inherited } = await this.#contentOf(binId);
    const left = before - grams;
    const drawn = blend && grams <= blend.grams ? drawFrom(blend, grams) : undefined;
    this.#contents.set(binId, left <= 0 ? EMPTY : { grams: left, blend: drawn?.bin, inherited });
    return { composition: drawn?.composition, inherited };
  }

  /** Puts grams in. @throws ContractError `BIN_NOT_FOUND`, `BIN_CAPACITY_EXCEEDED`, RuleError `BIN_UNDER_GAS`. */
  async put(binId: string, part: BinPart): Promise<void> {
    await assertNoGas(this.#facts, binId);
    const before = await this.#contentOf(binId);
    const grams = before.grams + part.grams;
    const bin = await this.#facts.expect(stateKey('bin', binId), siteObjectSchema, 'BIN_NOT_FOUND');
    const capacity = bin.capacityGrams ?? 0;
    demand(
      grams <= capacity,
      'BIN_CAPACITY_EXCEEDED',
      `expected at most ${capacity} g in bin ${binId}, got ${grams} g`,
    );
    this.#contents.set(binId, {
      grams,
      blend:
        before.blend && part.composition && putInto(before.blend, part.grams, part.composition),
      inherited: inheritTogether(before.inherited, part.inherited),
    });
  }

  /** Flags that all grain in the bin hands on from now on; a bin of which nobody knows what lies there has none to hand on. */
  async mark(binId: string, flags: readonly LotFlag[]): Promise<void> {
    await assertNoGas(this.#facts, binId);
    const before = await this.#contentOf(binId);
    const { inherited } = before;
    if (inherited === undefined) return;
    const together = { ...inherited, flags: flagUnion([inherited.flags, flags]) };
    this.#contents.set(binId, { ...before, inherited: together });
  }

  /** Other names for grain in the bin, under which it may be recalled or fail a test. */
  async name(binId: string, lotIds: readonly string[]): Promise<void> {
    const before = await this.#contentOf(binId);
    const { inherited } = before;
    const via = new Set(inherited?.via);
    if (inherited === undefined || lotIds.every((lotId) => via.has(lotId))) return;
    const named = { ...inherited, via: [...new Set([...via, ...lotIds])].sort() };
    this.#contents.set(binId, { ...before, inherited: named });
  }

  /** One write for each bin that was touched. */
  get writes(): Write[] {
    return [...this.#contents]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([binId, content]) => ({ key: binFillKey(binId), value: fillOf(binId, content) }));
  }

  async #contentOf(binId: string): Promise<Content> {
    const known = this.#contents.get(binId);
    if (known) return known;
    return contentOf(await this.#facts.read(binFillKey(binId), binFillSchema));
  }
}

function contentOf(fill: BinFill | undefined): Content {
  if (fill === undefined || fill.grams === 0) return EMPTY;
  // Version 1 says how much lies there, not of what.
  if (fill.v === 1) return { grams: fill.grams, blend: undefined, inherited: undefined };
  const { contents, grams, inherited, otherContents } = fill;
  return { grams, blend: contents && { contents, grams, otherContents }, inherited };
}

function fillOf(binId: string, { grams, blend, inherited }: Content): BinFillV2 {
  return {
    binId,
    contents: blend && [...blend.contents],
    grams,
    inherited,
    otherContents: blend?.otherContents,
    v: 2,
  };
}
