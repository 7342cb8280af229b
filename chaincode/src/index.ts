// SPDX-License-Identifier: Apache-2.0
export { ACCESS, SERVICE_ROLES, type Right } from './access.js';
export { CONTRACT_ERRORS, type ContractErrorCode } from './contract-error.js';
