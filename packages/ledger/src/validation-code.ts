// SPDX-License-Identifier: Apache-2.0
import { peer } from '@hyperledger/fabric-protos';

import type { CommitStatus } from './ledger.js';

/** Fabric's code of a transaction that read a state which another one has changed. */
export const MVCC_READ_CONFLICT: number = peer.TxValidationCode.MVCC_READ_CONFLICT;

/** Commit status with the name of its code. */
export function commitStatusOf(code: number, blockNumber: number): CommitStatus {
  const names = Object.entries(peer.TxValidationCode);
  const codeName = names.find(([, value]) => value === code)?.[0] ?? `CODE_${code}`;
  return { code, codeName, blockNumber, valid: code === 0 };
}
