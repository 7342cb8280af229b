// SPDX-License-Identifier: Apache-2.0
import type { ChannelName, Command } from '@daoji/model';

import { newCommandHead, newDraft } from '../sign/command-draft.js';
import type { ShownCommand } from '../sign/signer.js';

/** Why a key ends. */
export const REVOKE_REASONS = ['lost', 'stolen', 'left', 'replaced', 'error'] as const;

/** A command that ends a key on one channel. */
export interface Revocation {
  readonly channel: ChannelName;
  readonly shown: ShownCommand;
}

/**
 * The commands that end a key everywhere: a key with rights over devices stands on `anchor` too. That one goes first: a
 * registrar who ends the own key on `trace` signs nothing more.
 */
export function revocations(
  keyId: string,
  reason: string,
  isOnAnchor: boolean,
  signerKeyId: string,
): Revocation[] {
  const channels: readonly ChannelName[] = isOnAnchor ? ['anchor', 'trace'] : ['trace'];
  return channels.map((channel) => {
    // The closed schema judges the reason.
    const fields = { keyId, reason, type: 'revokeIdentity' };
    const draft = newDraft(channel, { ...newCommandHead(signerKeyId), ...fields } as Command);
    if (!draft.isReady) throw new Error(draft.why);
    return { channel, shown: { command: draft.command, text: draft.text } };
  });
}
