// SPDX-License-Identifier: Apache-2.0
import type { SigningIdentity } from '../signing-identity.js';
import { writeMessage } from '../wire/protobuf-writer.js';

/** Signed `gateway.SignedCommitStatusRequest` of a transaction, so that its status can be asked for later. */
export async function signedStatusRequest(
  identity: SigningIdentity,
  channel: string,
  transactionId: string,
): Promise<Uint8Array> {
  const request = writeMessage([
    [1, transactionId],
    [2, channel],
    [3, identity.creator],
  ]);
  return writeMessage([
    [1, request],
    [2, await identity.sign(request)],
  ]);
}
