// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planRecordSampleCheck } from '../parcels/check-sample.js';
import { planClaimOverlap, planResolveOverlap } from '../parcels/claim-overlap.js';
import { planCloseParcel } from '../parcels/close-parcel.js';
import { planCountParcelSample } from '../parcels/count-sample.js';
import { planDeclareSeason } from '../parcels/declare-season.js';
import { planDrawParcelSample, planRevealParcelSample } from '../parcels/draw-sample.js';
import { planRecordFieldWork } from '../parcels/record-field-work.js';
import { planReviseParcel } from '../parcels/revise-parcel.js';
import { planVerifySampledParcels } from '../parcels/verify-parcels.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** The life of a parcel after its registration, and the authority's samples. */
export class ParcelsContract extends CodedContract {
  constructor() {
    super('parcels');
  }

  /** See {@link planReviseParcel}. */
  @Transaction()
  @Returns('string')
  reviseParcel(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'reviseParcel', planReviseParcel, envelope);
  }

  /** See {@link planDeclareSeason}. */
  @Transaction()
  @Returns('string')
  declareSeason(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'declareSeason', planDeclareSeason, envelope);
  }

  /** See {@link planRecordFieldWork}. */
  @Transaction()
  @Returns('string')
  recordFieldWork(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordFieldWork', planRecordFieldWork, envelope);
  }

  /** See {@link planCloseParcel}. */
  @Transaction()
  @Returns('string')
  closeParcel(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'closeParcel', planCloseParcel, envelope);
  }

  /** See {@link planClaimOverlap}. */
  @Transaction()
  @Returns('string')
  claimOverlap(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'claimOverlap', planClaimOverlap, envelope);
  }

  /** See {@link planResolveOverlap}. */
  @Transaction()
  @Returns('string')
  resolveOverlap(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'resolveOverlap', planResolveOverlap, envelope);
  }

  /** See {@link planDrawParcelSample}. */
  @Transaction()
  @Returns('string')
  drawParcelSample(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'drawParcelSample', planDrawParcelSample, envelope);
  }

  /** See {@link planRevealParcelSample}. */
  @Transaction()
  @Returns('string')
  revealParcelSample(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'revealParcelSample', planRevealParcelSample, envelope);
  }

  /** See {@link planCountParcelSample}. */
  @Transaction()
  @Returns('string')
  countParcelSample(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'countParcelSample', planCountParcelSample, envelope);
  }

  /** See {@link planRecordSampleCheck}. */
  @Transaction()
  @Returns('string')
  recordSampleCheck(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'recordSampleCheck', planRecordSampleCheck, envelope);
  }

  /** See {@link planVerifySampledParcels}. */
  @Transaction()
  @Returns('string')
  verifySampledParcels(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'verifySampledParcels', planVerifySampledParcels, envelope);
  }
}
