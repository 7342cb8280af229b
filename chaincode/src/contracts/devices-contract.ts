// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planFenceBridge, planRegisterBridge } from '../devices/bridges.js';
import { planBindDevice, planDeclareLost, planRevokeDevice } from '../devices/change-device.js';
import { planConsentDevice } from '../devices/consent-device.js';
import { planRegisterDevice } from '../devices/register-device.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Bridges and devices. */
export class DevicesContract extends CodedContract {
  constructor() {
    super('devices');
  }

  /** See {@link planRegisterBridge}. */
  @Transaction()
  @Returns('string')
  registerBridge(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'anchor', 'registerBridge', planRegisterBridge, envelope);
  }

  /** See {@link planRegisterDevice}. */
  @Transaction()
  @Returns('string')
  registerDevice(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'anchor', 'registerDevice', planRegisterDevice, envelope);
  }

  /** See {@link planConsentDevice}. */
  @Transaction()
  @Returns('string')
  consentDevice(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'anchor', 'consentDevice', planConsentDevice, envelope);
  }

  /** See {@link planBindDevice}. */
  @Transaction()
  @Returns('string')
  bindDevice(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'anchor', 'bindDevice', planBindDevice, envelope);
  }

  /** See {@link planRevokeDevice}. */
  @Transaction()
  @Returns('string')
  revokeDevice(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'anchor', 'revokeDevice', planRevokeDevice, envelope);
  }

  /** See {@link planFenceBridge}. */
  @Transaction()
  @Returns('string')
  fenceBridge(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'anchor', 'fenceBridge', planFenceBridge, envelope);
  }

  /** See {@link planDeclareLost}. */
  @Transaction()
  @Returns('string')
  declareLost(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'anchor', 'declareLost', planDeclareLost, envelope);
  }
}
