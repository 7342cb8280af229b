// SPDX-License-Identifier: Apache-2.0
import {
  equalBytes,
  toBase64,
  type BundleBlock,
  type Evidence,
  type LifecycleEvidence,
  type LifecycleRef,
} from '@daoji/proof';

import {
  attestTransaction,
  TooFewAnswers,
  type AttestedTransaction,
} from './direct/attestations.js';
import type { OrdererCopies, OrderedBlock } from './direct/orderer-copies.js';
import type { GrpcNode } from './grpc-node.js';
import { LedgerError } from './ledger-error.js';
import type { CollectedEvidence } from './ledger.js';
import { SharedCalls } from './shared-calls.js';
import type { SigningIdentity } from './signing-identity.js';
import { readTransaction } from './wire/transaction-reader.js';

const LIFECYCLE = '_lifecycle';
const ATTEMPTS = 8;
const PEERS_FOLLOW_MS = 250;
const CACHED_EVIDENCE = 1024;
/** Transactions collected at once; more would only wait in the peers, and past their deadline. */
const COLLECTS = 4;
/** Hex digits of the transaction id in an evidence id, which may have 64 characters. */
const ID_DIGITS = 40;

/** From whom evidence comes, and how many organisations of each kind must agree. */
export interface EvidenceSources {
  readonly peers: readonly GrpcNode[];
  readonly identity: SigningIdentity;
  readonly orderers: OrdererCopies;
  readonly organizations: number;
  /** Number of the config block that the trust root pins, by Fabric channel; 0 when absent. */
  readonly trustedConfig: Readonly<Record<string, number>>;
  readonly wait: (ms: number) => Promise<void>;
}

/** Collects what shows that a transaction was endorsed, ordered and valid; keeps what it found. */
export class EvidenceCollector {
  readonly #sources: EvidenceSources;
  readonly #cache = new Map<string, CollectedEvidence>();
  readonly #collects = new SharedCalls<CollectedEvidence>(COLLECTS);

  constructor(sources: EvidenceSources) {
    this.#sources = sources;
  }

  /** @throws LedgerError as `Ledger.collectEvidence`. */
  async collect(channel: string, transactionId: string): Promise<CollectedEvidence> {
    const key = `${channel}/${transactionId}`;
    const collected =
      this.#cache.get(key) ??
      (await this.#collects.run(key, () => this.#collectAnew(channel, transactionId)));
    this.#cache.delete(key);
    this.#cache.set(key, collected);
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > CACHED_EVIDENCE && oldest !== undefined) this.#cache.delete(oldest);
    return collected;
  }

  async #collectAnew(channel: string, transactionId: string): Promise<CollectedEvidence> {
    const { orderers } = this.#sources;
    const found = await this.#attest(channel, transactionId);
    const block = await orderers.block(channel, found.blockNumber);
    const envelope = block.raw.served.data[found.txIndex];
    if (!envelope || !equalBytes(envelope, found.envelope)) {
      throw new LedgerError(
        'LEDGER_EVIDENCE',
        `block ${found.blockNumber}: expected orderers and peers to hold the same ${transactionId}`,
      );
    }
    const lifecycleRef = lifecycleRefOf(envelope, transactionId);
    const evidence: Evidence = {
      id: `${channel}-${transactionId.slice(0, ID_DIGITS)}`,
      channel,
      txIndex: found.txIndex,
      lifecycleRef,
      block: block.bundle,
      validity: { attestations: found.attestations, filter: toBase64(found.filter) },
      config: await this.#configSinceRoot(channel, block),
    };
    const definition = await orderers.block(channel, Number(lifecycleRef.block));
    const lifecycle: LifecycleEvidence = { channel, block: definition.bundle };
    return { evidence, lifecycle: [lifecycle] };
  }

  /** Peers commit one after the other: where one holds the transaction, the rest get a moment to follow. */
  async #attest(channel: string, transactionId: string): Promise<AttestedTransaction> {
    const { peers, identity, organizations, wait } = this.#sources;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await attestTransaction(peers, identity, channel, transactionId, organizations);
      } catch (cause) {
        const isBehind = cause instanceof TooFewAnswers && cause.answers > 0;
        if (!isBehind || attempt === ATTEMPTS) throw cause;
        await wait(PEERS_FOLLOW_MS);
      }
    }
  }

  async #configSinceRoot(channel: string, block: OrderedBlock): Promise<BundleBlock[]> {
    const trusted = this.#sources.trustedConfig[channel] ?? 0;
    const blocks: BundleBlock[] = [];
    for (let number = block.lastConfig; number > trusted;) {
      const config = await this.#sources.orderers.block(channel, number);
      blocks.unshift(config.bundle);
      number = (await this.#sources.orderers.block(channel, number - 1)).lastConfig;
    }
    return blocks;
  }
}

/** Version of the chaincode definition that the transaction was simulated under. */
function lifecycleRefOf(envelope: Uint8Array, transactionId: string): LifecycleRef {
  const { reads, chaincode } = readTransaction(envelope, 0, 0);
  const key = `namespaces/fields/${chaincode}/Sequence`;
  const version = reads.find((read) => read.ns === LIFECYCLE && read.key === key)?.version;
  if (version) return { block: version.block, tx: version.tx };
  throw new LedgerError(
    'LEDGER_EVIDENCE',
    `${transactionId}: expected a read of ${key} with its version`,
  );
}
