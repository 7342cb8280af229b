// SPDX-License-Identifier: Apache-2.0
import { SERVICE_FUNCTIONS, type ChannelName } from '@daoji/model';
import { toHex } from '@daoji/proof';
import { common } from '@hyperledger/fabric-protos';

import type { VerifiedBlock } from './block.js';
import { streamBlocks } from './block-stream.js';
import { CatchUp } from './catch-up.js';
import { EvidenceCollector } from './collect-evidence.js';
import { OrdererCopies } from './direct/orderer-copies.js';
import { askPeer } from './direct/proposal.js';
import type { GrpcNode } from './grpc-node.js';
import { LedgerError } from './ledger-error.js';
import type {
  BlockEventOptions,
  ChainTip,
  CollectedEvidence,
  CommitStatus,
  Ledger,
  PreparedTransaction,
  StepTimeouts,
  SubmitOptions,
  SubmitResult,
} from './ledger.js';
import type { LedgerProfile } from './profile.js';
import type { Invocation, SdkAdapter } from './sdk/sdk-adapter.js';
import type { SigningIdentity } from './signing-identity.js';
import { submitTransaction } from './submit-flow.js';

const TIMEOUTS: StepTimeouts = {
  // A proof asks many questions at once; on a busy machine the last of them waits behind the others.
  evaluate: 15_000,
  endorse: 15_000,
  submit: 5000,
  commitStatus: 20_000,
};

/** A refusal waits no longer than this for the height of a peer that does not answer. */
const HEIGHT_TIMEOUT_MS = 2000;

/** Everything a {@link NetworkLedger} needs. */
export interface LedgerParts {
  readonly profile: LedgerProfile;
  readonly identity: SigningIdentity;
  readonly peers: readonly GrpcNode[];
  readonly orderers: readonly GrpcNode[];
  readonly sdk: SdkAdapter;
  readonly evidenceOrganizations: number;
  readonly trustedConfig: Readonly<Record<string, number>>;
  readonly wait: (ms: number) => Promise<void>;
  readonly random: () => number;
}

/** The ledger over a Fabric SDK for transactions and plain gRPC for blocks and evidence. */
export class NetworkLedger implements Ledger {
  readonly mspId: string;
  readonly #parts: LedgerParts;
  readonly #evidence: EvidenceCollector;
  readonly #closing = new AbortController();
  readonly #catchUps: Readonly<Record<ChannelName, CatchUp>>;

  constructor(parts: LedgerParts) {
    const { peers, identity, orderers, evidenceOrganizations: organizations } = parts;
    this.mspId = identity.mspId;
    this.#parts = parts;
    this.#catchUps = { anchor: this.#newCatchUp('anchor'), trace: this.#newCatchUp('trace') };
    this.#evidence = new EvidenceCollector({
      peers,
      identity,
      orderers: new OrdererCopies(orderers, identity, organizations),
      organizations,
      trustedConfig: parts.trustedConfig,
      wait: parts.wait,
    });
  }

  evaluate(
    channel: ChannelName,
    fn: string,
    args: readonly string[],
    { mspId }: { readonly mspId?: string } = {},
  ): Promise<Uint8Array> {
    return this.#open().sdk.evaluate(this.#call(channel, fn, args), TIMEOUTS, mspId);
  }

  async submit(
    channel: ChannelName,
    fn: string,
    args: readonly string[],
    options: SubmitOptions = {},
  ): Promise<SubmitResult> {
    const { wait, random } = this.#open();
    const catchUp = this.#catchUps[channel];
    const done = await submitTransaction({
      prepare: () => catchUp.refusedByAll(() => this.prepare(channel, fn, args, options)),
      submit: (prepared) => this.submitPrepared(prepared, options.timeouts),
      commitStatus: (prepared) => this.commitStatus(prepared, options.timeouts),
      wait,
      random,
    });
    catchUp.committed(done.blockNumber);
    return done;
  }

  prepare(
    channel: ChannelName,
    fn: string,
    args: readonly string[],
    options: SubmitOptions = {},
  ): Promise<PreparedTransaction> {
    const timeouts = { ...TIMEOUTS, ...options.timeouts };
    return this.#open().sdk.prepare(this.#call(channel, fn, args), options, timeouts);
  }

  submitPrepared(
    prepared: PreparedTransaction,
    timeouts: Partial<StepTimeouts> = {},
  ): Promise<void> {
    return this.#open().sdk.submit(prepared, { ...TIMEOUTS, ...timeouts });
  }

  commitStatus(
    prepared: PreparedTransaction,
    timeouts: Partial<StepTimeouts> = {},
  ): Promise<CommitStatus> {
    return this.#open().sdk.commitStatus(prepared, { ...TIMEOUTS, ...timeouts });
  }

  async readState(
    channel: ChannelName,
    key: string,
    mspId?: string,
  ): Promise<Uint8Array | undefined> {
    const options = mspId === undefined ? {} : { mspId };
    const value = await this.evaluate(channel, SERVICE_FUNCTIONS.read, [key], options);
    return value.length === 0 ? undefined : value;
  }

  blockEvents(channel: ChannelName, options: BlockEventOptions = {}): AsyncIterable<VerifiedBlock> {
    const { peers, identity, profile, wait } = this.#open();
    const closing = this.#closing.signal;
    const signal = options.signal ? AbortSignal.any([options.signal, closing]) : closing;
    const source = { peers, identity, channel: profile.channels[channel], wait, signal };
    return streamBlocks(source, options);
  }

  async tip(channel: ChannelName): Promise<ChainTip> {
    try {
      return await Promise.any(this.#tips(channel, TIMEOUTS.evaluate));
    } catch (cause) {
      const name = this.#parts.profile.channels[channel];
      throw new LedgerError('LEDGER_UNREACHABLE', `expected the height of ${name}`, { cause });
    }
  }

  collectEvidence(channel: ChannelName, transactionId: string): Promise<CollectedEvidence> {
    const { profile } = this.#open();
    return this.#evidence.collect(profile.channels[channel], transactionId);
  }

  close(): void {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    this.#parts.sdk.close();
    for (const node of [...this.#parts.peers, ...this.#parts.orderers]) node.close();
  }

  /** The tip as each peer knows it. */
  #tips(channel: ChannelName, timeoutMs: number): Promise<ChainTip>[] {
    const { peers, identity, profile } = this.#open();
    const name = profile.channels[channel];
    return peers.map(async (node) => {
      const call = ['GetChainInfo', name];
      const { result } = await askPeer(node, identity, name, 'qscc', call, timeoutMs);
      const info = common.BlockchainInfo.deserializeBinary(result);
      return { height: info.getHeight(), headerHash: toHex(info.getCurrentblockhash_asU8()) };
    });
  }

  #newCatchUp(channel: ChannelName): CatchUp {
    return new CatchUp({
      heights: async () => {
        const tips = await Promise.allSettled(this.#tips(channel, HEIGHT_TIMEOUT_MS));
        return tips.flatMap((tip) => (tip.status === 'fulfilled' ? [tip.value.height] : []));
      },
      nowMs: () => performance.now(),
      wait: this.#parts.wait,
    });
  }

  #open(): LedgerParts {
    if (!this.#closing.signal.aborted) return this.#parts;
    throw new LedgerError('LEDGER_CLOSED', 'expected an open ledger client');
  }

  #call(channel: ChannelName, fn: string, args: readonly string[]): Invocation {
    return { channel, chaincode: this.#parts.profile.channels[channel], fn, args };
  }
}
