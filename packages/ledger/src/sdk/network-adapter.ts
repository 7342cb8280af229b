// SPDX-License-Identifier: Apache-2.0
import { setTimeout as waitFor } from 'node:timers/promises';

import { common, peer } from '@hyperledger/fabric-protos';
import { Gateway, type Network, type X509Identity } from 'fabric-network';

import { FailOver } from '../fail-over.js';
import { judgeFailure } from '../grpc-failure.js';
import type { GrpcNode } from '../grpc-node.js';
import { LedgerError } from '../ledger-error.js';
import type { CommitStatus, PreparedTransaction, StepTimeouts } from '../ledger.js';
import type { SigningIdentity } from '../signing-identity.js';
import { commitStatusOf } from '../validation-code.js';
import { writeMessage } from '../wire/protobuf-writer.js';
import { AwayNodes } from './away-nodes.js';
import { connectionProfile } from './connection-profile.js';
import type { Invocation, SdkAdapter } from './sdk-adapter.js';
import { signedStatusRequest } from './status-request.js';

type Channel = ReturnType<Network['getChannel']>;
type Endorser = ReturnType<Channel['getEndorsers']>[number];
type Endorsement = ReturnType<Channel['newEndorsement']>;
type Answer = Awaited<ReturnType<Endorsement['send']>>['responses'][number];
type IdentityContext = NonNullable<Gateway['identityContext']>;

const POLL_MS = 100;

/** `fabric-network` 2.2 over its endorsement and commit objects; it knows no Gateway service, so status is polled. */
export class NetworkAdapter implements SdkAdapter {
  readonly #gateway: Gateway;
  readonly #identity: SigningIdentity;
  readonly #context: IdentityContext;
  readonly #away = new AwayNodes();

  private constructor(gateway: Gateway, identity: SigningIdentity, context: IdentityContext) {
    this.#gateway = gateway;
    this.#identity = identity;
    this.#context = context;
  }

  /** @throws LedgerError `LEDGER_PROFILE`. */
  static async open(
    identity: SigningIdentity,
    peers: readonly GrpcNode[],
    orderers: readonly GrpcNode[],
    channels: readonly string[],
  ): Promise<NetworkAdapter> {
    const gateway = new Gateway();
    const x509: X509Identity = {
      type: 'X.509',
      mspId: identity.mspId,
      credentials: {
        certificate: Buffer.from(identity.certificate).toString('utf8'),
        privateKey: identity.privateKeyPem,
      },
    };
    await gateway.connect(connectionProfile(peers, orderers, channels), {
      identity: x509,
      discovery: { enabled: false },
    });
    if (gateway.identityContext) {
      return new NetworkAdapter(gateway, identity, gateway.identityContext);
    }
    throw new LedgerError('LEDGER_PROFILE', 'expected fabric-network to accept the identity');
  }

  async evaluate(call: Invocation, timeouts: StepTimeouts, mspId?: string): Promise<Uint8Array> {
    const channel = await this.#channel(call);
    return new FailOver(this.#away.order(channel.getEndorsers(mspId))).run(
      (endorser) => this.#query(channel, call, endorser, timeouts.evaluate),
      (cause) => judgeFailure('evaluate', cause),
      () =>
        new LedgerError('LEDGER_UNREACHABLE', `expected a peer of ${mspId ?? 'any'} in profile`),
    );
  }

  async prepare(
    call: Invocation,
    options: Parameters<SdkAdapter['prepare']>[1],
    timeouts: StepTimeouts,
  ): Promise<PreparedTransaction> {
    const channel = await this.#channel(call);
    const endorsement = channel.newEndorsement(call.chaincode);
    endorsement.build(this.#context, {
      ...request(call),
      transientMap: buffers(options.transient),
    });
    endorsement.sign(this.#context);
    const transactionId = endorsement.getTransactionId();
    const result = await endorse(
      { channel, endorsement, away: this.#away },
      options.endorsingOrganizations,
      timeouts,
    );
    const commit = endorsement.newCommit();
    commit.build(this.#context, { endorsement });
    commit.sign(this.#context);
    const { payload, signature } = envelopeParts(commit.getSignedEnvelope());
    return {
      channel: call.channel,
      transactionId,
      bytes: writeMessage([
        [1, payload],
        [2, signature],
      ]),
      statusRequest: await signedStatusRequest(this.#identity, call.chaincode, transactionId),
      result,
    };
  }

  async submit(prepared: PreparedTransaction, timeouts: StepTimeouts): Promise<void> {
    const { transactionId, bytes } = prepared;
    const envelope = common.Envelope.deserializeBinary(bytes);
    const parts = {
      payload: Buffer.from(envelope.getPayload_asU8()),
      signature: Buffer.from(envelope.getSignature_asU8()),
    };
    const channel = await this.#channel({ chaincode: channelOf(prepared) });
    await new FailOver(this.#away.order(channel.getCommitters())).run(
      async (committer) => {
        if (!(await this.#away.isThere(committer))) throw unavailable(committer.name);
        // Its type says bytes, its gRPC client takes the message's fields.
        const fields = parts as unknown as Buffer;
        const answer: unknown = await committer.sendBroadcast(fields, timeouts.submit);
        assertAccepted(answer, committer.name);
      },
      (cause) => judgeFailure('submit', cause, transactionId),
      () => new LedgerError('LEDGER_UNREACHABLE', 'expected an orderer in the profile'),
    );
  }

  async commitStatus(prepared: PreparedTransaction, timeouts: StepTimeouts): Promise<CommitStatus> {
    const { transactionId } = prepared;
    const chaincode = channelOf(prepared);
    const ask = (fn: string): Promise<Uint8Array> =>
      this.evaluate(
        { channel: prepared.channel, chaincode: 'qscc', fn, args: [chaincode, transactionId] },
        timeouts,
      );
    let last: unknown;
    for (const deadline = Date.now() + timeouts.commitStatus; Date.now() < deadline;) {
      try {
        const processed = peer.ProcessedTransaction.deserializeBinary(
          await ask('GetTransactionByID'),
        );
        const block = common.Block.deserializeBinary(await ask('GetBlockByTxID'));
        const blockNumber = block.getHeader()?.getNumber() ?? 0;
        return commitStatusOf(processed.getValidationcode(), blockNumber);
      } catch (cause) {
        last = cause;
        await waitFor(POLL_MS);
      }
    }
    throw judgeFailure('commitStatus', last, transactionId).error;
  }

  close(): void {
    this.#gateway.disconnect();
  }

  async #channel(call: Pick<Invocation, 'chaincode'> & Partial<Invocation>): Promise<Channel> {
    const name = call.chaincode === 'qscc' ? (call.args?.[0] ?? '') : call.chaincode;
    return (await this.#gateway.getNetwork(name)).getChannel();
  }

  async #query(
    channel: Channel,
    call: Invocation,
    endorser: Endorser,
    requestTimeout: number,
  ): Promise<Uint8Array> {
    if (!(await this.#away.isThere(endorser))) throw unavailable(endorser.name);
    const query = channel.newQuery(call.chaincode);
    query.build(this.#context, request(call));
    query.sign(this.#context);
    const { errors, responses } = await query.send({ targets: [endorser], requestTimeout });
    const [answer] = responses;
    if (!answer) throw errors[0] ?? unavailable(endorser.name);
    return resultOf(answer, endorser.name);
  }
}

interface EndorsementRound {
  readonly channel: Channel;
  readonly endorsement: Endorsement;
  readonly away: AwayNodes;
}

async function endorse(
  { channel, endorsement, away }: EndorsementRound,
  organizations: readonly string[] | undefined,
  timeouts: StepTimeouts,
): Promise<Uint8Array> {
  const spare = away.order(onePerOrganization(channel.getEndorsers(), organizations));
  const wanted = organizations?.length ?? Math.floor(spare.length / 2) + 1;
  let targets: Endorser[] = [];
  for (;;) {
    while (targets.length < wanted) {
      const next = spare.shift();
      if (!next) throw new LedgerError('LEDGER_UNREACHABLE', `expected ${wanted} organisations`);
      if (await away.isThere(next)) targets.push(next);
    }
    const { responses } = await endorsement.send({ targets, requestTimeout: timeouts.endorse });
    const results = responses.map((answer) => judged(answer));
    const payloads = responses.map(({ payload }) => payload.toString('base64'));
    if (new Set(payloads).size > 1) {
      throw new LedgerError('LEDGER_ENDORSE', 'ProposalResponsePayloads do not match');
    }
    const [result] = results;
    if (results.length === wanted && result) return result;
    const answered = new Set(responses.map(({ connection }) => connection.name));
    targets = targets.filter(({ name }) => answered.has(name));
  }
}

function judged(answer: Answer): Uint8Array {
  try {
    return resultOf(answer, answer.connection.name);
  } catch (cause) {
    throw judgeFailure('endorse', cause).error;
  }
}

function resultOf(answer: Answer, name: string): Uint8Array {
  const { status, message, payload } = answer.response;
  if (status === 200) return new Uint8Array(payload);
  throw new Error(`${name}: chaincode response ${status}, ${message}`);
}

function onePerOrganization(
  endorsers: readonly Endorser[],
  organizations: readonly string[] | undefined,
): Endorser[] {
  const first = new Map(endorsers.toReversed().map((endorser) => [endorser.mspid, endorser]));
  const wanted = organizations ?? [...new Set(endorsers.map(({ mspid }) => mspid))];
  return wanted.flatMap((mspId) => first.get(mspId) ?? []);
}

function request({ fn, args }: Invocation): { fcn: string; args: string[] } {
  return { fcn: fn, args: [...args] };
}

function buffers(
  transient: Readonly<Record<string, string | Uint8Array>> = {},
): Record<string, Buffer> {
  const entries = Object.entries(transient);
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value),
    ]),
  );
}

function channelOf(prepared: PreparedTransaction): string {
  const envelope = common.Envelope.deserializeBinary(prepared.bytes);
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const header = payload.getHeader()?.getChannelHeader_asU8() ?? new Uint8Array(0);
  return common.ChannelHeader.deserializeBinary(header).getChannelId();
}

function envelopeParts(envelope: unknown): { payload: Uint8Array; signature: Uint8Array } {
  const fields: { payload?: unknown; signature?: unknown } = { ...(envelope as object) };
  const { payload, signature } = fields;
  if (payload instanceof Uint8Array && signature instanceof Uint8Array) {
    return { payload, signature };
  }
  throw new LedgerError('LEDGER_ENDORSE', 'expected fabric-network to sign the transaction');
}

function assertAccepted(answer: unknown, name: string): void {
  const { status }: { status?: unknown } = { ...(answer as object) };
  if (status === 'SUCCESS') return;
  throw new Error(`${name}: expected SUCCESS, got ${String(status)}`);
}

function unavailable(name: string): Error {
  return Object.assign(new Error(`${name}: No connection established`), { code: 14 });
}
