// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planAttestParcel, planRegisterParcel } from '../places/parcels.js';
import { planRegisterBin, planRegisterMillLine } from '../places/site-objects.js';
import { planRegisterSite } from '../places/register-site.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Parcels, bins and mill lines. */
export class PlacesContract extends CodedContract {
  constructor() {
    super('places');
  }

  /** See {@link planRegisterParcel}. */
  @Transaction()
  @Returns('string')
  registerParcel(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'registerParcel', planRegisterParcel, envelope);
  }

  /** See {@link planAttestParcel}. */
  @Transaction()
  @Returns('string')
  attestParcel(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'attestParcel', planAttestParcel, envelope);
  }

  /** See {@link planRegisterBin}. */
  @Transaction()
  @Returns('string')
  registerBin(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'registerBin', planRegisterBin, envelope);
  }

  /** See {@link planRegisterMillLine}. */
  @Transaction()
  @Returns('string')
  registerMillLine(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'registerMillLine', planRegisterMillLine, envelope);
  }

  /** See {@link planRegisterSite}. */
  @Transaction()
  @Returns('string')
  registerSite(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'registerSite', planRegisterSite, envelope);
  }
}
