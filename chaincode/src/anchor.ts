// SPDX-License-Identifier: Apache-2.0
import { AnchorPeopleContract } from './contracts/anchor-people-contract.js';
import { DevicesContract } from './contracts/devices-contract.js';
import { LogContract } from './contracts/log-contract.js';
import { AnchorMetaContract } from './contracts/meta-contract.js';

/** Contracts of chaincode `anchor`; fabric-shim adds its own to this list. */
export const contracts = [AnchorMetaContract, AnchorPeopleContract, DevicesContract, LogContract];
