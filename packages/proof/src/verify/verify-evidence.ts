// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../bundle-types.js';
import { equalBytes, fromBase64 } from '../bytes.js';
import { verifyAttestation } from '../fabric/attestation.js';
import { assertWellFormed, headerBytes, headerHash, type Block } from '../fabric/block.js';
import {
  demandApplicationPolicy,
  endorsersOf,
  verifyCreator,
} from '../fabric/endorsement-policy.js';
import { readTransaction, type EndorsedTransaction } from '../fabric/envelope.js';
import { hasNodeRole, isValidIdentity, type Identity } from '../fabric/identity.js';
import { definitionVersion } from '../fabric/lifecycle.js';
import { demand } from '../refusal.js';
import { sha256 } from '../sha256.js';
import { DER_TAG, readSequence } from '../x509/der-reader.js';
import { decodeAttestation, decodeBlock } from './bundle-blocks.js';
import { assertFloor, type ChannelBlocks, type OrderedBlock } from './channel-blocks.js';
import type { Report } from './report.js';

/** A transaction whose evidence was checked; statements that failed stand in the report. */
export interface ProvenTransaction {
  readonly evidence: Evidence;
  readonly channel: ChannelBlocks;
  readonly block: Block;
  readonly transaction: EndorsedTransaction;
  readonly creator?: Identity;
  readonly orderers: readonly Identity[];
  readonly endorsers: readonly Identity[];
  readonly attesters: readonly Identity[];
}

/** Checks one evidence: its bytes, its orderers, its endorsers and its validity (steps 1–27). */
export function verifyEvidence(
  evidence: Evidence,
  channels: ReadonlyMap<string, ChannelBlocks>,
  report: Report,
): ProvenTransaction | undefined {
  const found = report.run('integrity', () => openEvidence(evidence, channels));
  if (!found) return undefined;
  const { channel, block, transaction, envelope } = found;
  const ordered = report.run('ordered', () => {
    const result = channel.order(block, evidence.config);
    verifyChain(evidence, block);
    return result;
  });
  if (!ordered) return { evidence, ...found, orderers: [], endorsers: [], attesters: [] };
  const endorsed = report.run('endorsed', () => verifyEndorsed(evidence, found, ordered));
  const attesters = report.run('valid', () => {
    const config = ordered.before.config;
    const about = { channel: channel.name, txId: transaction.txId, envelope };
    const peers = evidence.validity.attestations.map((attestation) =>
      verifyAttestation(decodeAttestation(attestation), about, config),
    );
    assertFilter(evidence, block);
    assertFloor('TP_ATTEST_FLOOR', channel.root.floors.attest, peers);
    return peers;
  });
  return {
    evidence,
    channel,
    block,
    transaction,
    creator: endorsed?.creator,
    orderers: ordered.signers,
    endorsers: endorsed?.endorsers ?? [],
    attesters: attesters ?? [],
  };
}

interface OpenedEvidence {
  readonly channel: ChannelBlocks;
  readonly block: Block;
  readonly envelope: Uint8Array;
  readonly transaction: EndorsedTransaction;
}

function openEvidence(
  evidence: Evidence,
  channels: ReadonlyMap<string, ChannelBlocks>,
): OpenedEvidence {
  const channel = channels.get(evidence.channel);
  demand(
    channel !== undefined,
    'TP_TX_CHANNEL',
    `the trust root knows no channel ${evidence.channel}`,
  );
  const block = decodeBlock(evidence.block);
  assertWellFormed(block.data);
  const envelope = block.data[evidence.txIndex];
  demand(
    envelope !== undefined,
    'TP_TX_INDEX',
    `expected transaction ${evidence.txIndex} of ${block.data.length}`,
  );
  const transaction = readTransaction(envelope);
  demand(
    transaction.channel === channel.name,
    'TP_TX_CHANNEL',
    `expected a transaction of ${channel.name}, got ${transaction.channel}`,
  );
  assertOwnWrites(transaction, channel.root.chaincode);
  return { channel, block, envelope, transaction };
}

/** The rules that both claim kinds share (steps 6 and 7). */
function assertOwnWrites({ action }: EndorsedTransaction, chaincode: string): void {
  demand(
    action.chaincode === chaincode,
    'TP_TX_CHAINCODE',
    `expected ${chaincode}, got ${action.chaincode}`,
  );
  demand(action.status === 200, 'TP_TX_STATUS', `expected status 200, got ${action.status}`);
  for (const { namespace, writes, metadataWrites, collections } of action.namespaces) {
    demand(
      namespace === chaincode || writes.length === 0,
      'TP_TX_NAMESPACE',
      `namespace ${namespace} is written`,
    );
    demand(
      metadataWrites === 0,
      'TP_TX_METADATA_WRITE',
      `key policies of ${namespace} are written`,
    );
    demand(collections === 0, 'TP_TX_COLLECTION', `a collection of ${namespace} is used`);
  }
}

function verifyEndorsed(
  evidence: Evidence,
  { channel, transaction }: OpenedEvidence,
  { before }: OrderedBlock,
): { creator: Identity; endorsers: readonly Identity[] } {
  const creator = verifyCreator(transaction, before.config);
  const version = definitionVersion(transaction, channel.root.chaincode);
  const { block, tx } = evidence.lifecycleRef;
  demand(
    version.block === BigInt(block) && version.tx === BigInt(tx),
    'TP_LIFECYCLE_REF',
    `the transaction read the definition of ${version.block.toString()}:${version.tx.toString()}`,
  );
  const policy = channel.policyAt(version, evidence.config);
  const endorsers = endorsersOf(transaction, before.config);
  demandApplicationPolicy(policy, before.config, endorsers);
  const counted = endorsers.filter(
    (endorser) => isValidIdentity(endorser) && hasNodeRole(endorser, 'peer'),
  );
  assertFloor('TP_ENDORSEMENT_FLOOR', channel.root.floors.endorse, counted);
  return { creator, endorsers: counted };
}

function assertFilter({ validity, txIndex }: Evidence, block: Block): void {
  if (validity.filter === undefined) return;
  const filter = fromBase64(validity.filter);
  demand(
    filter.length === block.data.length,
    'TP_FILTER',
    `expected ${block.data.length} validation codes, got ${filter.length}`,
  );
  demand(filter[txIndex] === 0, 'TP_FILTER', 'the filter says that the transaction is invalid');
}

function verifyChain({ chain }: Evidence, block: Block): void {
  demand(chain?.headerLog === undefined, 'TP_CHAIN_UNSUPPORTED', 'header-log proofs come later');
  const headers = (chain?.headers ?? []).map(fromBase64);
  headers.forEach((header, index) => {
    const before = headers[index - 1];
    if (before === undefined) {
      demand(
        equalBytes(header, headerBytes(block)),
        'TP_CHAIN_LINK',
        'expected the block itself first',
      );
      return;
    }
    const [number, previous] = readSequence(header, 'header');
    demand(
      number?.tag === DER_TAG.integer &&
        BigInt(
          `0x${[...number.content].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`,
        ) ===
          block.number + BigInt(index) &&
        previous !== undefined &&
        equalBytes(previous.content, index === 1 ? headerHash(block) : sha256(before)),
      'TP_CHAIN_LINK',
      `header ${index} does not follow the one before it`,
    );
  });
}
