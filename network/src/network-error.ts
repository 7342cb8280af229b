// SPDX-License-Identifier: Apache-2.0

/** What can go wrong when the network is brought up, closed. */
export type NetworkErrorCode =
  | 'TOPOLOGY'
  | 'USAGE'
  | 'BINARY_MISSING'
  | 'PORT_BUSY'
  | 'DISK_FULL'
  | 'PROCESS_DIED'
  | 'NO_LEADER'
  | 'NOT_READY'
  | 'CHAINCODE_MISSING'
  | 'STATE'
  | 'CA'
  | 'TOOL_FAILED';

/** A failure of the network's operation: one line in Chinese, one in English. */
export class NetworkError extends Error {
  readonly code: NetworkErrorCode;
  readonly chinese: string;
  readonly english: string;

  constructor(code: NetworkErrorCode, chinese: string, english: string) {
    super(`${code}: ${english}`);
    this.name = 'NetworkError';
    this.code = code;
    this.chinese = chinese;
    this.english = english;
  }
}
