// SPDX-License-Identifier: Apache-2.0
import { bundleBlockOf, equalBytes, type BundleBlock, type OrdererMetadata } from '@daoji/proof';
import { common } from '@hyperledger/fabric-protos';

import type { GrpcNode } from '../grpc-node.js';
import { LedgerError } from '../ledger-error.js';
import { SharedCalls } from '../shared-calls.js';
import type { SigningIdentity } from '../signing-identity.js';
import { assertBlock, hashOfBlock, type RawBlock } from '../wire/raw-block.js';
import { blockFromOrderer } from './deliver.js';

const CACHED_BLOCKS = 512;
const DELIVER_MS = 15_000;
/** Blocks fetched at once; more would only wait in the orderers, and past their deadline. */
const FETCHES = 4;

/** A block as at least two orderer organisations signed it. */
export interface OrderedBlock {
  readonly raw: RawBlock;
  readonly bundle: BundleBlock;
  /** Index of the newest config block, as the orderers signed it. */
  readonly lastConfig: number;
}

/** Fetches blocks from orderers and keeps the most recently used. */
export class OrdererCopies {
  readonly #orderers: readonly GrpcNode[];
  readonly #identity: SigningIdentity;
  readonly #organizations: number;
  readonly #cache = new Map<string, OrderedBlock>();
  readonly #fetches = new SharedCalls<OrderedBlock>(FETCHES);

  /** @param organizations - how many orderer organisations must have signed the same header. */
  constructor(orderers: readonly GrpcNode[], identity: SigningIdentity, organizations: number) {
    this.#orderers = orderers;
    this.#identity = identity;
    this.#organizations = organizations;
  }

  /** @throws LedgerError `LEDGER_EVIDENCE`, `LEDGER_BLOCK_MALFORMED`. */
  async block(channel: string, number: number): Promise<OrderedBlock> {
    const key = `${channel}/${number}`;
    const known = this.#cache.get(key);
    const block = known ?? (await this.#fetches.run(key, () => this.#collect(channel, number)));
    this.#cache.delete(key);
    this.#cache.set(key, block);
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > CACHED_BLOCKS && oldest !== undefined) this.#cache.delete(oldest);
    return block;
  }

  async #collect(channel: string, number: number): Promise<OrderedBlock> {
    const results = await Promise.allSettled(
      this.#orderers.map(async (node) => ({
        mspId: node.mspId,
        raw: await blockFromOrderer(node, this.#identity, channel, number, DELIVER_MS),
      })),
    );
    const copies = results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const [first] = copies;
    const failures = results.flatMap((each) =>
      each.status === 'rejected' ? [String(each.reason)] : [],
    );
    const wanted = number === 0 ? 1 : this.#organizations;
    if (!first || new Set(copies.map(({ mspId }) => mspId)).size < wanted) {
      throw new LedgerError(
        'LEDGER_EVIDENCE',
        `block ${number} of ${channel}: expected ${wanted} orderer organisations, got ` +
          `${copies.length} (${failures.join('; ')})`,
      );
    }
    assertBlock(first.raw);
    for (const { raw, mspId } of copies) assertSameHeader(first.raw, raw, mspId);
    return orderedBlock(
      first.raw,
      copies.map(({ raw }) => raw),
    );
  }
}

function orderedBlock(raw: RawBlock, copies: readonly RawBlock[]): OrderedBlock {
  const [first = raw.bytes, ...others] = copies.map(({ bytes }) => bytes);
  const bundle = bundleBlockOf(first, ...others);
  const isSigned = (copy: OrdererMetadata): boolean => copy.signatures.length > 0;
  const ordererMetadata = bundle.ordererMetadata.filter(isSigned);
  return { raw, lastConfig: lastConfigOf(raw), bundle: { ...bundle, ordererMetadata } };
}

function assertSameHeader(one: RawBlock, other: RawBlock, mspId: string): void {
  if (equalBytes(hashOfBlock(one), hashOfBlock(other))) return;
  throw new LedgerError(
    'LEDGER_EVIDENCE',
    `block ${one.number}: expected one header, ${mspId} signed another (equivocation)`,
  );
}

function lastConfigOf({ served }: RawBlock): number {
  const value = served.copies[0]?.value ?? new Uint8Array(0);
  return common.OrdererBlockMetadata.deserializeBinary(value).getLastConfig()?.getIndex() ?? 0;
}
