// SPDX-License-Identifier: Apache-2.0
import type { Bundle, BundleBlock, LifecycleEvidence } from '../bundle-types.js';
import { fromBase64, toHex } from '../bytes.js';
import { assertWellFormed, headerHash, type Block } from '../fabric/block.js';
import type { KeyVersion } from '../fabric/chaincode-action.js';
import {
  configBefore,
  readConfigAnchor,
  walkConfigs,
  type ConfigStep,
  type PinnedBlock,
} from '../fabric/config-chain.js';
import { readTransaction, type EndorsedTransaction } from '../fabric/envelope.js';
import type { Identity } from '../fabric/identity.js';
import { policyAt } from '../fabric/lifecycle.js';
import { verifyOrdering } from '../fabric/ordering.js';
import { demand, Refusal } from '../refusal.js';
import type { ChannelRoot, ConfigPin } from '../trust-root-types.js';
import { decodeBlock } from './bundle-blocks.js';

/** A block whose orderer signatures, config and floor hold. */
export interface OrderedBlock {
  readonly before: ConfigStep;
  readonly signers: readonly Identity[];
}

/** What a bundle and the trust root together say about one channel; each block is checked once. */
export class ChannelBlocks {
  readonly name: string;
  readonly root: ChannelRoot;
  readonly #lifecycle: ReadonlyMap<bigint, BundleBlock>;
  readonly #ordered = new Map<string, OrderedBlock>();
  readonly #hashes = new Map<bigint, string>();
  readonly #policies = new Map<string, Uint8Array>();
  #anchor: ConfigStep | undefined;

  constructor(name: string, root: ChannelRoot, lifecycle: readonly LifecycleEvidence[]) {
    this.name = name;
    this.root = root;
    const own = lifecycle.filter(({ channel }) => channel === name);
    this.#lifecycle = new Map(own.map(({ block }) => [BigInt(block.number), block]));
    demand(
      this.#lifecycle.size === own.length,
      'TP_MALFORMED_REFERENCE',
      'a lifecycle block stands twice',
    );
  }

  /**
   * Checks that orderers signed the block under the config in force, that they are enough organisations, and that no
   * other block with its number was signed.
   * @param newer - config blocks after the pinned one.
   */
  order(block: Block, newer: readonly BundleBlock[]): OrderedBlock {
    const hash = toHex(headerHash(block));
    const known = this.#ordered.get(hash);
    if (known) return known;
    const steps = walkConfigs(this.name, this.#anchorStep(), newer.map(decodeBlock), this.#pins());
    const before = configBefore(steps, block.number);
    const { signers, lastConfig } = verifyOrdering(block, before.config);
    demand(
      lastConfig === before.number,
      'TP_CONFIG_INDEX',
      `orderers signed config block ${lastConfig.toString()} as newest, given is ${before.number.toString()}`,
    );
    assertFloor('TP_ORDER_FLOOR', this.root.floors.order, signers);
    this.#assertOnlyOne(block.number, hash);
    const ordered = { before, signers };
    this.#ordered.set(hash, ordered);
    return ordered;
  }

  /** `ApplicationPolicy` bytes in force at a version of the chaincode's definition. */
  policyAt(version: KeyVersion, newer: readonly BundleBlock[]): Uint8Array {
    const key = `${version.block.toString()}:${version.tx.toString()}`;
    const policy =
      this.#policies.get(key) ??
      policyAt(version, this.root.chaincode, (at) => this.#lifecycleTransaction(at, newer));
    this.#policies.set(key, policy);
    return policy;
  }

  #lifecycleTransaction(
    at: KeyVersion,
    newer: readonly BundleBlock[],
  ): { transaction: EndorsedTransaction; before: ConfigStep } {
    const carried = this.#lifecycle.get(at.block);
    demand(
      carried !== undefined,
      'TP_LIFECYCLE_MISSING',
      `channel ${this.name}: block ${at.block.toString()} of the definition is not given`,
    );
    const block = decodeBlock(carried);
    assertWellFormed(block.data);
    const { before } = this.order(block, newer);
    const envelope = block.data[Number(at.tx)];
    demand(envelope !== undefined, 'TP_TX_INDEX', `no transaction ${at.tx.toString()} there`);
    const transaction = readTransaction(envelope);
    demand(
      transaction.channel === this.name,
      'TP_TX_CHANNEL',
      `definition of ${transaction.channel}`,
    );
    return { transaction, before };
  }

  #anchorStep(): ConfigStep {
    const { configAnchor } = this.root;
    this.#anchor ??= readConfigAnchor(
      this.name,
      pinOf(configAnchor),
      fromBase64(configAnchor.block),
    );
    return this.#anchor;
  }

  #pins(): PinnedBlock[] {
    return this.root.allowedConfigPins.map(pinOf);
  }

  #assertOnlyOne(number: bigint, hash: string): void {
    const other = this.#hashes.get(number);
    demand(
      other === undefined || other === hash,
      'TP_ORDER_EQUIVOCATION',
      `channel ${this.name}: orderers signed two blocks ${number.toString()}`,
    );
    this.#hashes.set(number, hash);
  }
}

/** One {@link ChannelBlocks} for each channel of the trust root. */
export function channelsOf(
  bundle: Pick<Bundle, 'lifecycle'>,
  roots: Readonly<Record<string, ChannelRoot>>,
): ReadonlyMap<string, ChannelBlocks> {
  return new Map(
    Object.entries(roots).map(([name, root]) => [
      name,
      new ChannelBlocks(name, root, bundle.lifecycle),
    ]),
  );
}

/** Distinct organisations among identities that a floor names. */
export function organisationsIn(
  floor: { readonly orgs: readonly string[] },
  identities: readonly Identity[],
): string[] {
  const ids = new Set(identities.map(({ mspId }) => mspId));
  return [...new Set(floor.orgs)].filter((org) => ids.has(org)).sort();
}

/** Refuses with `code` unless at least `k` organisations of the floor stand behind the identities. */
export function assertFloor(
  code: 'TP_ORDER_FLOOR' | 'TP_ENDORSEMENT_FLOOR' | 'TP_ATTEST_FLOOR',
  floor: { readonly orgs: readonly string[]; readonly k: number },
  identities: readonly Identity[],
): void {
  const orgs = organisationsIn(floor, identities);
  if (orgs.length < floor.k) {
    throw new Refusal(
      code,
      `expected ${floor.k} of ${floor.orgs.join(', ')}, got ${orgs.join(', ') || 'none'}`,
    );
  }
}

function pinOf({ number, headerHash: hash }: ConfigPin): PinnedBlock {
  return { number: BigInt(number), headerHash: hash };
}
