// SPDX-License-Identifier: Apache-2.0
import { concatBytes } from '../bytes.js';
import { readMessage } from '../protobuf-reader.js';
import { demand } from '../refusal.js';
import { headerBytes, type Block, type BlockSignature, type BlockSignatures } from './block.js';
import type { ChannelConfig } from './channel-config.js';
import { satisfiesConfigPolicy } from './config-policy.js';
import { LAST_CONFIG, ORDERER_METADATA, SIGNATURE_HEADER } from './fabric-messages.js';
import {
  hasNodeRole,
  hasSigned,
  readIdentity,
  validateIdentity,
  type Identity,
} from './identity.js';

/** Who ordered a block, and the config block that they signed as the newest before it. */
export interface Ordering {
  readonly signers: readonly Identity[];
  readonly lastConfig: bigint;
}

/**
 * Checks every copy of the orderers' signatures under the config in force before the block (steps 19–21). Each copy
 * must satisfy `/Channel/Orderer/BlockValidation`, and where NodeOUs are enforced its signers must be orderers.
 * @throws Refusal `TP_ORDER_SIGNATURE_MISSING`, `TP_ORDER_SIGNATURE`, `TP_ORDER_ROLE`, `TP_ORDER_POLICY`, `TP_ORDER_METADATA`,
 * `TP_IDENTITY_*`.
 */
export function verifyOrdering(block: Block, config: ChannelConfig): Ordering {
  demand(
    block.copies.some((copy) => copy.signatures.length > 0),
    'TP_ORDER_SIGNATURE_MISSING',
    `block ${block.number.toString()} carries no orderer signature`,
  );
  const header = headerBytes(block);
  const lastConfigs = new Set<bigint>();
  const signers = block.copies.flatMap((copy) => {
    lastConfigs.add(lastConfigOf(copy.value));
    return verifyCopy(copy, header, config);
  });
  const [lastConfig, ...others] = lastConfigs;
  demand(
    lastConfig !== undefined && others.length === 0,
    'TP_ORDER_METADATA',
    'orderers name different config blocks',
  );
  return { signers, lastConfig };
}

function verifyCopy(copy: BlockSignatures, header: Uint8Array, config: ChannelConfig): Identity[] {
  const unique = new Map<string, Identity>();
  for (const signature of copy.signatures) {
    const signer = verifySignature(copy.value, signature, header, config);
    unique.set(signer.key, signer);
  }
  const signers = [...unique.values()];
  demand(
    satisfiesConfigPolicy(config.root, '/Channel/Orderer/BlockValidation', signers),
    'TP_ORDER_POLICY',
    'the orderer signatures do not satisfy /Channel/Orderer/BlockValidation',
  );
  return signers;
}

function verifySignature(
  value: Uint8Array,
  { signatureHeader, signature }: BlockSignature,
  header: Uint8Array,
  config: ChannelConfig,
): Identity {
  const { creator } = readMessage(signatureHeader, SIGNATURE_HEADER, 'SignatureHeader');
  const signer = readIdentity(creator, config.ordererMsps);
  validateIdentity(signer);
  demand(
    signer.msp.nodeOus === undefined || hasNodeRole(signer, 'orderer'),
    'TP_ORDER_ROLE',
    `block signed by ${signer.certificate.commonName} of ${signer.mspId}, who is no orderer`,
  );
  demand(
    hasSigned(signer, concatBytes(value, signatureHeader, header), signature),
    'TP_ORDER_SIGNATURE',
    `the signature of ${signer.certificate.commonName} is not over this block`,
  );
  return signer;
}

function lastConfigOf(value: Uint8Array): bigint {
  const { lastConfig } = readMessage(value, ORDERER_METADATA, 'OrdererBlockMetadata');
  demand(
    lastConfig !== undefined,
    'TP_ORDER_METADATA',
    'the signed metadata names no config block',
  );
  return readMessage(lastConfig, LAST_CONFIG, 'LastConfig').index;
}
