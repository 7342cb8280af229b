// SPDX-License-Identifier: Apache-2.0
import { toHex } from '../bytes.js';
import { demand } from '../refusal.js';
import { headerHash, readBlock, type Block } from './block.js';
import { readChannelConfig, type ChannelConfig } from './channel-config.js';
import { envelopeChannel, envelopeType, payloadData } from './envelope.js';
import { verifyOrdering } from './ordering.js';

/** A config block that the verifier knows by heart. */
export interface PinnedBlock {
  readonly number: bigint;
  /** Hex SHA-256 of the DER header bytes. */
  readonly headerHash: string;
}

/** A config and the number of the block that brought it. */
export interface ConfigStep {
  readonly number: bigint;
  readonly config: ChannelConfig;
}

const CONFIG_TRANSACTION = 1;

/**
 * Reads the pinned config block of a channel (step 26).
 * @throws Refusal `TP_CONFIG_ANCHOR`, `TP_CONFIG_BLOCK`, else as the parsers.
 */
export function readConfigAnchor(
  channel: string,
  pin: PinnedBlock,
  blockBytes: Uint8Array,
): ConfigStep {
  const block = readBlock(blockBytes);
  demand(
    block.number === pin.number && toHex(headerHash(block)) === pin.headerHash,
    'TP_CONFIG_ANCHOR',
    `channel ${channel}: the config block is not the one that the trust root pins`,
  );
  return { number: block.number, config: configOf(channel, block) };
}

/**
 * Walks config blocks newer than the anchor, oldest first: each signed under the config before it, with the next
 * sequence, and pinned by the trust root (v1 accepts no other change).
 * @throws Refusal `TP_CONFIG_SEQUENCE`, `TP_CONFIG_NOT_PINNED`, `TP_CONFIG_INDEX`, `TP_CONFIG_BLOCK`, `TP_ORDER_*`.
 */
export function walkConfigs(
  channel: string,
  anchor: ConfigStep,
  blocks: readonly Block[],
  pins: readonly PinnedBlock[],
): readonly ConfigStep[] {
  const steps: ConfigStep[] = [anchor];
  let before = anchor;
  for (const block of blocks) {
    const hash = toHex(headerHash(block));
    demand(
      pins.some((pin) => pin.number === block.number && pin.headerHash === hash),
      'TP_CONFIG_NOT_PINNED',
      `config block ${block.number.toString()} is newer than the trust root and not pinned by it`,
    );
    const { lastConfig } = verifyOrdering(block, before.config);
    const config = configOf(channel, block);
    demand(
      config.sequence === before.config.sequence + 1n && block.number > before.number,
      'TP_CONFIG_SEQUENCE',
      `expected config sequence ${(before.config.sequence + 1n).toString()}, got ${config.sequence.toString()}`,
    );
    demand(
      lastConfig === block.number || lastConfig === before.number,
      'TP_CONFIG_INDEX',
      `config block ${block.number.toString()} names ${lastConfig.toString()} as newest`,
    );
    before = { number: block.number, config };
    steps.push(before);
  }
  return steps;
}

/** The config in force before a block: the newest step below its number. @throws Refusal `TP_CONFIG_INDEX`. */
export function configBefore(steps: readonly ConfigStep[], number: bigint): ConfigStep {
  const step = steps.findLast((candidate) => candidate.number < number);
  demand(
    step !== undefined,
    'TP_CONFIG_INDEX',
    `block ${number.toString()} is not after the config block that the trust root pins`,
  );
  return step;
}

/** One envelope alone has no border to move, so an empty signature (genesis) may stand, as in Fabric. */
function configOf(channel: string, block: Block): ChannelConfig {
  const [envelope, ...others] = block.data;
  demand(
    envelope !== undefined &&
      others.length === 0 &&
      envelopeType(envelope) === CONFIG_TRANSACTION &&
      envelopeChannel(envelope) === channel,
    'TP_CONFIG_BLOCK',
    `expected a block with one config transaction of channel ${channel}`,
  );
  return readChannelConfig(payloadData(envelope));
}
