// SPDX-License-Identifier: Apache-2.0
export { loadConfig, type BridgeConfig } from './config.js';
export { BridgeError, type BridgeErrorCode } from './bridge-error.js';
