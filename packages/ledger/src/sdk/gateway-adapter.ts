// SPDX-License-Identifier: Apache-2.0
import { connect, type Gateway, type ProposalOptions } from '@hyperledger/fabric-gateway';
import { common, gateway as gatewayProtos } from '@hyperledger/fabric-protos';

import { FailOver } from '../fail-over.js';
import { judgeFailure, type Step } from '../grpc-failure.js';
import type { GrpcNode } from '../grpc-node.js';
import { LedgerError } from '../ledger-error.js';
import type { CommitStatus, PreparedTransaction, StepTimeouts, SubmitOptions } from '../ledger.js';
import type { SigningIdentity } from '../signing-identity.js';
import { commitStatusOf } from '../validation-code.js';
import { writeMessage } from '../wire/protobuf-writer.js';
import type { Invocation, SdkAdapter } from './sdk-adapter.js';
import { signedStatusRequest } from './status-request.js';

interface GatewayPeer {
  readonly node: GrpcNode;
  readonly gateway: Gateway;
}

/** The Gateway service of Fabric 2.4 and later, through `@hyperledger/fabric-gateway`. */
export class GatewayAdapter implements SdkAdapter {
  readonly #identity: SigningIdentity;
  readonly #peers: readonly GatewayPeer[];
  readonly #failOver: FailOver<GatewayPeer>;

  constructor(identity: SigningIdentity, peers: readonly GrpcNode[]) {
    const { mspId, certificate: credentials, signer } = identity;
    this.#identity = identity;
    this.#peers = peers.map((node) => ({
      node,
      gateway: connect({ client: node.client, identity: { mspId, credentials }, signer }),
    }));
    this.#failOver = new FailOver(this.#peers);
  }

  evaluate(call: Invocation, timeouts: StepTimeouts, mspId?: string): Promise<Uint8Array> {
    const options = {
      arguments: [...call.args],
      ...(mspId === undefined ? {} : { endorsingOrganizations: [mspId] }),
    };
    return this.#run(
      'evaluate',
      (peer) =>
        proposal(peer, call, options).evaluate({ deadline: Date.now() + timeouts.evaluate }),
      { mspId },
    );
  }

  prepare(
    call: Invocation,
    { transient, endorsingOrganizations }: Parameters<SdkAdapter['prepare']>[1],
    timeouts: StepTimeouts,
  ): Promise<PreparedTransaction> {
    const options = proposalOptions(call, transient, endorsingOrganizations);
    return this.#run('endorse', async (peer) => {
      const endorsed = await proposal(peer, call, options).endorse({
        deadline: Date.now() + timeouts.endorse,
      });
      const signature = await this.#identity.signer(endorsed.getDigest());
      const signed = peer.gateway.newSignedTransaction(endorsed.getBytes(), signature);
      const transactionId = signed.getTransactionId();
      return {
        channel: call.channel,
        transactionId,
        bytes: envelopeOf(signed.getBytes()),
        statusRequest: await signedStatusRequest(this.#identity, call.chaincode, transactionId),
        result: endorsed.getResult(),
      };
    });
  }

  async submit(prepared: PreparedTransaction, timeouts: StepTimeouts): Promise<void> {
    const { transactionId, bytes } = prepared;
    const signature = common.Envelope.deserializeBinary(bytes).getSignature_asU8();
    const message = writeMessage([
      [1, transactionId],
      [2, bytes],
    ]);
    await this.#run(
      'submit',
      (peer) =>
        peer.gateway
          .newSignedTransaction(message, signature)
          .submit({ deadline: Date.now() + timeouts.submit }),
      { transactionId },
    );
  }

  async commitStatus(prepared: PreparedTransaction, timeouts: StepTimeouts): Promise<CommitStatus> {
    const { transactionId, statusRequest } = prepared;
    const signature =
      gatewayProtos.SignedCommitStatusRequest.deserializeBinary(statusRequest).getSignature_asU8();
    const deadline = Date.now() + timeouts.commitStatus;
    const status = await this.#run(
      'commitStatus',
      (peer) => peer.gateway.newSignedCommit(statusRequest, signature).getStatus({ deadline }),
      { transactionId },
    );
    return commitStatusOf(status.code, Number(status.blockNumber));
  }

  close(): void {
    for (const { gateway } of this.#peers) gateway.close();
  }

  #run<T>(
    step: Step,
    work: (peer: GatewayPeer) => Promise<T>,
    { mspId, transactionId }: { mspId?: string | undefined; transactionId?: string } = {},
  ): Promise<T> {
    return this.#failOver.run(
      work,
      (cause) => judgeFailure(step, cause, transactionId),
      () =>
        new LedgerError('LEDGER_UNREACHABLE', `expected a peer of ${mspId ?? 'any'} in profile`),
      ({ node }) => mspId === undefined || node.mspId === mspId,
    );
  }
}

function proposal(
  peer: GatewayPeer,
  call: Invocation,
  options: ProposalOptions,
): ReturnType<ReturnType<ReturnType<Gateway['getNetwork']>['getContract']>['newProposal']> {
  const contract = peer.gateway.getNetwork(call.chaincode).getContract(call.chaincode);
  return contract.newProposal(call.fn, options);
}

function proposalOptions(
  call: Invocation,
  transient: SubmitOptions['transient'],
  organizations: SubmitOptions['endorsingOrganizations'],
): ProposalOptions {
  return {
    arguments: [...call.args],
    ...(transient ? { transientData: { ...transient } } : {}),
    ...(organizations ? { endorsingOrganizations: [...organizations] } : {}),
  };
}

function envelopeOf(preparedTransaction: Uint8Array): Uint8Array {
  const message = gatewayProtos.PreparedTransaction.deserializeBinary(preparedTransaction);
  const envelope = message.getEnvelope();
  return writeMessage([
    [1, envelope?.getPayload_asU8() ?? new Uint8Array(0)],
    [2, envelope?.getSignature_asU8() ?? new Uint8Array(0)],
  ]);
}
