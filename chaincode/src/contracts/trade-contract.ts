// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planEndMandate, planGiveMandate } from '../mandates/mandates.js';
import { runCommand } from '../run-command.js';
import { planAcceptContract, planEndContract, planOfferContract } from '../trade/contracts.js';
import { planRecordBoughtIn } from '../trade/record-bought-in.js';
import { planRecordDelivery } from '../trade/record-delivery.js';
import { planSettleDelivery } from '../trade/settle-delivery.js';
import { CodedContract } from './coded-contract.js';

/** Contracts with growers, the weighbridge, and settlement. */
export class TradeContract extends CodedContract {
  constructor() {
    super('trade');
  }

  /** See {@link planOfferContract}. */
  @Transaction()
  @Returns('string')
  offerContract(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'offerContract', planOfferContract, envelope);
  }

  /** See {@link planAcceptContract}. */
  @Transaction()
  @Returns('string')
  acceptContract(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'acceptContract', planAcceptContract, envelope);
  }

  /** See {@link planEndContract}. */
  @Transaction()
  @Returns('string')
  endContract(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'endContract', planEndContract, envelope);
  }

  /** See {@link planGiveMandate}. */
  @Transaction()
  @Returns('string')
  giveMandate(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'giveMandate', planGiveMandate, envelope);
  }

  /** See {@link planEndMandate}. */
  @Transaction()
  @Returns('string')
  endMandate(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'endMandate', planEndMandate, envelope);
  }

  /** See {@link planRecordDelivery}. */
  @Transaction()
  @Returns('string')
  recordDelivery(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordDelivery', planRecordDelivery, envelope);
  }

  /** See {@link planRecordBoughtIn}. */
  @Transaction()
  @Returns('string')
  recordBoughtIn(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordBoughtIn', planRecordBoughtIn, envelope);
  }

  /** See {@link planSettleDelivery}. */
  @Transaction()
  @Returns('string')
  settleDelivery(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'settleDelivery', planSettleDelivery, envelope);
  }
}
