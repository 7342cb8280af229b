// SPDX-License-Identifier: Apache-2.0
import { CommandError, encodeCommand, type ChannelName, type Command } from '@daoji/model';

import { newCommandId } from './command-id.js';
import { networkNow } from './network-clock.js';

/** Fields that every command has, for a signer and a moment. */
export interface CommandHead {
  readonly alg: 'ecdsa-p256-sha256';
  readonly commandId: string;
  readonly deviceTime: string;
  readonly signerKeyId: string;
  readonly v: 1;
}

/** The head of a new command of `signerKeyId`, by the network's clock as this device knows it. */
export function newCommandHead(signerKeyId: string): CommandHead {
  const now = networkNow();
  return {
    alg: 'ecdsa-p256-sha256',
    commandId: newCommandId(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    deviceTime: now.toISOString(),
    signerKeyId,
    v: 1,
  };
}

/**
 * A command that is ready to be shown and signed, or why it is not one. `isPending` where nothing is
 * missing but an answer that is under way: who asked to see the command sees it once that is here.
 */
export type Draft =
  | { readonly isReady: true; readonly command: Command; readonly text: string }
  | { readonly isReady: false; readonly why: string; readonly isPending?: boolean };

/** A command that waits for an answer that is under way, and says for which. */
export function pendingDraft(why: string): Draft {
  return { isPending: true, isReady: false, why };
}

/** Encodes a command by the model's closed schema, the same that chaincode checks. */
export function newDraft(channel: ChannelName, command: Command): Draft {
  try {
    return { command, isReady: true, text: encodeCommand(channel, command) };
  } catch (cause) {
    if (cause instanceof CommandError)
      return { isReady: false, why: `${cause.code}: ${cause.message}` };
    return { isReady: false, why: cause instanceof Error ? cause.message : String(cause) };
  }
}
