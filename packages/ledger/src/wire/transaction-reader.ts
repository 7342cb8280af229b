// SPDX-License-Identifier: Apache-2.0
import { common, ledger, msp, peer } from '@hyperledger/fabric-protos';

import type { BlockTransaction, StateRead, StateWrite } from '../block.js';
import { LedgerError } from '../ledger-error.js';

type Body = Pick<BlockTransaction, 'chaincode' | 'fn' | 'args' | 'writes' | 'reads'>;

const NO_BODY: Body = { chaincode: '', fn: '', args: [], writes: [], reads: [] };
const NOTHING = new Uint8Array(0);
const ENDORSER_TRANSACTION: number = common.HeaderType.ENDORSER_TRANSACTION;

interface WireTime {
  getSeconds(): number;
  getNanos(): number;
}

/** Reads one envelope of a checked block. @throws LedgerError `LEDGER_BLOCK_MALFORMED`. */
export function readTransaction(
  envelope: Uint8Array,
  index: number,
  validationCode: number,
): BlockTransaction {
  try {
    return transactionOf(envelope, index, validationCode);
  } catch (cause) {
    if (cause instanceof LedgerError) throw cause;
    throw new LedgerError('LEDGER_BLOCK_MALFORMED', `envelope ${index}: expected a transaction`, {
      cause,
    });
  }
}

/** Transaction id of an envelope, empty for a config block's. */
export function transactionIdOf(envelope: Uint8Array): string {
  return readTransaction(envelope, 0, 0).transactionId;
}

function transactionOf(bytes: Uint8Array, index: number, validationCode: number): BlockTransaction {
  const envelope = common.Envelope.deserializeBinary(bytes);
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const header = payload.getHeader();
  const channel = common.ChannelHeader.deserializeBinary(
    header?.getChannelHeader_asU8() ?? NOTHING,
  );
  const signer = common.SignatureHeader.deserializeBinary(
    header?.getSignatureHeader_asU8() ?? NOTHING,
  );
  const creator = msp.SerializedIdentity.deserializeBinary(signer.getCreator_asU8());
  const type = channel.getType();
  return {
    transactionId: channel.getTxId(),
    index,
    valid: validationCode === 0,
    validationCode,
    type,
    channel: channel.getChannelId(),
    timestamp: isoTime(channel.getTimestamp()),
    creatorMsp: creator.getMspid(),
    ...(type === ENDORSER_TRANSACTION ? bodyOf(payload.getData_asU8()) : NO_BODY),
  };
}

function bodyOf(data: Uint8Array): Body {
  const [action] = peer.Transaction.deserializeBinary(data).getActionsList();
  if (!action) return NO_BODY;
  const payload = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
  const { chaincode, fn, args } = invocationOf(payload.getChaincodeProposalPayload_asU8());
  const response = payload.getAction()?.getProposalResponsePayload_asU8() ?? NOTHING;
  const extension = peer.ProposalResponsePayload.deserializeBinary(response).getExtension_asU8();
  return { chaincode, fn, args, ...resultsOf(extension) };
}

function invocationOf(bytes: Uint8Array): Pick<Body, 'chaincode' | 'fn' | 'args'> {
  const proposal = peer.ChaincodeProposalPayload.deserializeBinary(bytes);
  const spec = peer.ChaincodeInvocationSpec.deserializeBinary(
    proposal.getInput_asU8(),
  ).getChaincodeSpec();
  const all = spec?.getInput()?.getArgsList_asU8() ?? [];
  const [fn = '', ...args] = all.map((argument) => Buffer.from(argument).toString('utf8'));
  return { chaincode: spec?.getChaincodeId()?.getName() ?? '', fn, args };
}

function resultsOf(extension: Uint8Array): Pick<Body, 'writes' | 'reads'> {
  const results = peer.ChaincodeAction.deserializeBinary(extension).getResults_asU8();
  const writes: StateWrite[] = [];
  const reads: StateRead[] = [];
  for (const entry of ledger.rwset.TxReadWriteSet.deserializeBinary(results).getNsRwsetList()) {
    const ns = entry.getNamespace();
    const set = ledger.rwset.kvrwset.KVRWSet.deserializeBinary(entry.getRwset_asU8());
    for (const write of set.getWritesList()) {
      writes.push({
        ns,
        key: write.getKey(),
        value: write.getValue_asU8(),
        isDelete: write.getIsDelete(),
      });
    }
    for (const read of set.getReadsList()) reads.push(stateRead(ns, read));
  }
  return { writes, reads };
}

function stateRead(ns: string, read: ledger.rwset.kvrwset.KVRead): StateRead {
  const version = read.getVersion();
  const key = read.getKey();
  if (!version) return { ns, key };
  return { ns, key, version: { block: version.getBlockNum(), tx: version.getTxNum() } };
}

function isoTime(time: unknown): string {
  if (!isWireTime(time)) return '';
  return new Date(time.getSeconds() * 1000 + Math.floor(time.getNanos() / 1e6)).toISOString();
}

function isWireTime(time: unknown): time is WireTime {
  return typeof time === 'object' && time !== null && 'getSeconds' in time && 'getNanos' in time;
}
