// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planApprovePacker, planWithdrawPacker } from '../products/packers.js';
import { planRegisterProduct } from '../products/register-product.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Products and who may pack them. */
export class ProductsContract extends CodedContract {
  constructor() {
    super('products');
  }

  /** See {@link planRegisterProduct}. */
  @Transaction()
  @Returns('string')
  registerProduct(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'registerProduct', planRegisterProduct, envelope);
  }

  /** See {@link planApprovePacker}. */
  @Transaction()
  @Returns('string')
  approvePacker(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'approvePacker', planApprovePacker, envelope);
  }

  /** See {@link planWithdrawPacker}. */
  @Transaction()
  @Returns('string')
  withdrawPacker(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'withdrawPacker', planWithdrawPacker, envelope);
  }
}
