// SPDX-License-Identifier: Apache-2.0
import type { ChannelName, Command } from '@daoji/model';

import { sendAsDemo, useDemoSigner } from './demo-signer.js';
import { signWithDeviceKey } from './device-key.js';
import type { Confirmation } from './cosign.js';
import { putOutbox, type SaltedBoundary, type StoredKey } from './device-store.js';
import { pickedFilesOf } from './picked-files.js';
import { uploadFile } from './store-files.js';

/** A command as it was shown: parsed, and its canonical text. */
export interface ShownCommand {
  readonly command: Command;
  readonly text: string;
}

/** What goes along with a signature. */
export interface SignWith {
  /** Commands of one batch do not build on each other. */
  readonly batch?: string;
  /** What the archive gets once the ledger has the command. */
  readonly boundary?: SaltedBoundary;
  /** Signatures of others over the same bytes. */
  readonly confirmations?: readonly Confirmation[];
}

/** Who signs on this page: a key of this device, or a demo key that the gateway holds. */
export interface Signer {
  readonly keyId: string;
  readonly name: string;
  /** Signs and keeps the command on this device; a demo key also sends it, since the gateway signs. */
  readonly sign: (channel: ChannelName, shown: ShownCommand, along?: SignWith) => Promise<void>;
}

/** The demo identity where one was taken, else the newest key of this device, else nobody. */
export function useSigner(keys: readonly StoredKey[]): Signer | undefined {
  const demo = useDemoSigner();
  if (demo) return { keyId: demo.keyId, name: demo.label, sign: signAsDemo };
  const key = keys.at(-1);
  if (!key) return undefined;
  return {
    keyId: key.keyId,
    name: key.name,
    sign: (channel, shown, along) => signToOutbox(key, channel, shown, along),
  };
}

async function signToOutbox(
  key: StoredKey,
  channel: ChannelName,
  { command, text }: ShownCommand,
  { batch, boundary, confirmations = [] }: SignWith = {},
): Promise<void> {
  const files = pickedFilesOf(command);
  await putOutbox({
    ...(batch !== undefined && { batch }),
    ...(boundary && { boundary }),
    ...(confirmations.length > 0 && { confirmations }),
    ...(files.length > 0 && { files }),
    channel,
    command: text,
    commandId: command.commandId,
    signature: await signWithDeviceKey(key, text),
    signedAt: new Date().toISOString(),
    state: 'waiting',
  });
}

async function signAsDemo(
  channel: ChannelName,
  { command, text }: ShownCommand,
  { batch, boundary, confirmations = [] }: SignWith = {},
): Promise<void> {
  // The archive first: a file that it does not take must not stand in the ledger.
  for (const file of pickedFilesOf(command)) {
    await uploadFile(file, { command: text, signature: '' });
  }
  const commandId = await sendAsDemo(channel, command, confirmations);
  await putOutbox({
    ...(batch !== undefined && { batch }),
    ...(boundary && { boundary }),
    ...(confirmations.length > 0 && { confirmations }),
    channel,
    command: text,
    commandId,
    signature: '',
    signedAt: new Date().toISOString(),
    state: 'committed',
  });
}
