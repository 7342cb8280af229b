// SPDX-License-Identifier: Apache-2.0
import {
  anchorHeadClaim,
  type AdvanceRecord,
  type Archive,
  type LogArchive,
  type ReadingIdentity,
  type TransactionEvidence,
} from '@daoji/archive';
import { fromBase64, type AnchorHeadClaim } from '@daoji/proof';

import type { LedgerPort } from '../ledger-port.js';
import type { Catalog } from '../story/catalog.js';

/** Where anchor claims come from. */
export interface AnchorSource {
  readonly archive: Archive;
  readonly catalog: Catalog;
  readonly ledger: Pick<LedgerPort, 'collectEvidence'>;
  readonly log: LogArchive;
}

/** Claims of log heads with the evidence that carries them. */
export interface AnchorClaims {
  readonly claims: readonly AnchorHeadClaim[];
  readonly evidence: readonly TransactionEvidence[];
}

interface PlannedHead {
  readonly advance: AdvanceRecord;
  readonly readings: Map<string, ReadingIdentity>;
  readonly devices: Set<string>;
}

/** What a bundle shall show of the log, one claim a head: whoever needs the same head shares its claim. */
export class AnchorPlan {
  readonly #heads = new Map<string, PlannedHead>();

  /**
   * Plans readings, each with its device's watermark, and further devices' watermarks under a head.
   * @returns id of the head's claim.
   */
  add(
    advance: AdvanceRecord,
    readings: readonly ReadingIdentity[],
    devices: readonly string[] = [],
  ): string {
    const head = this.#headOf(advance);
    for (const { deviceId, bootEpoch, seq } of readings) {
      head.readings.set(`${deviceId}/${bootEpoch}/${seq}`, { deviceId, bootEpoch, seq });
      head.devices.add(deviceId);
    }
    for (const deviceId of devices) head.devices.add(deviceId);
    return claimId(advance);
  }

  /** Builds the claims in the order of the log. @throws ArchiveError; LedgerError. */
  async build(source: AnchorSource): Promise<AnchorClaims> {
    const heads = [...this.#heads.values()].sort((a, b) => a.advance.logSize - b.advance.logSize);
    const evidence = await Promise.all(
      heads.map(({ advance }) => source.ledger.collectEvidence('anchor', advance.transactionId)),
    );
    const claims: AnchorHeadClaim[] = [];
    for (const [at, head] of heads.entries()) {
      claims.push(await claimOf(source, head, evidence[at]?.evidence.id ?? ''));
    }
    return { claims, evidence };
  }

  #headOf(advance: AdvanceRecord): PlannedHead {
    const known = this.#heads.get(claimId(advance));
    if (known) return known;
    const head = { advance, readings: new Map(), devices: new Set<string>() };
    this.#heads.set(claimId(advance), head);
    return head;
  }
}

function claimId({ logSize }: AdvanceRecord): string {
  return `head-${logSize}`;
}

function claimOf(
  { archive, catalog, log }: AnchorSource,
  { advance, devices, readings }: PlannedHead,
  evidence: string,
): Promise<AnchorHeadClaim> {
  return anchorHeadClaim({
    archive,
    log,
    advance,
    id: claimId(advance),
    evidence,
    readings: [...readings.values()],
    watermarks: [...devices],
    deviceKey: async (deviceId) => fromBase64((await catalog.device(deviceId)).value.spki),
  });
}
