// SPDX-License-Identifier: Apache-2.0
import { codeStateAt, joinedRanges, type CodeOrder, type CodeRange } from '@daoji/model';

import type { LineRun } from './line-config.js';
import type { Scan, ScanIdentity } from './scans.js';

/** Why a scan activates nothing. Codes of the ledger stand beside these. */
export const SCAN_FAULTS = {
  SCAN_HALF: ['只收到序列号的一半', 'half of a serial came'],
  SCAN_NO_RUN: ['该时刻生产线上没有登记的批次', 'no lot was on the line at that time'],
  SCAN_NOT_PRINTED: ['该码未登记印刷', 'the code is not marked as printed'],
  SCAN_TWICE: ['该码已启用', 'the code is active already'],
  SCAN_UNKNOWN: ['序列号不属于该订码单', 'the serial is none of the order'],
  SCAN_VOID: ['该码已作废', 'the code is void'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

/** A scan that activated nothing: kept for good, with its identity in the log. */
export interface RefusedScan extends ScanIdentity {
  readonly code: string;
  readonly detail: string;
  readonly serial?: string | undefined;
}

/** What the scans of one run come to. */
export interface JudgedScans {
  /** Scans by the place of their code, in the order of the scans. */
  readonly accepted: readonly { readonly place: number; readonly scan: Scan }[];
  readonly refused: readonly RefusedScan[];
}

/**
 * Holds the scans of a run against the order as the ledger has it, and the lot's headroom. The ledger judges the command again.
 * @param find - place of a serial of the order.
 */
export async function judgeScans(
  scans: readonly Scan[],
  {
    order,
    headroom,
    run,
  }: { readonly order: CodeOrder; readonly headroom: number; readonly run: LineRun },
  find: (serial: string) => Promise<number | undefined>,
): Promise<JudgedScans> {
  const accepted: { place: number; scan: Scan }[] = [];
  const refused: RefusedScan[] = [];
  const taken = new Set<number>();
  for (const scan of scans) {
    const place = await find(scan.serial);
    const fault = place === undefined ? 'SCAN_UNKNOWN' : faultOf(order, place, taken);
    if (place === undefined || fault !== undefined) {
      refused.push(refusal(scan, fault ?? 'SCAN_UNKNOWN'));
    } else if (accepted.length >= headroom) {
      const detail = `lot ${run.lotId} takes no more codes: ${headroom} were left`;
      refused.push({ ...scan, code: 'CODES_EXCEED_LAND', detail });
    } else {
      taken.add(place);
      accepted.push({ place, scan });
    }
  }
  return { accepted, refused };
}

/** A refusal by a code of {@link SCAN_FAULTS}. */
export function refusal(
  scan: ScanIdentity & { readonly serial?: string },
  code: keyof typeof SCAN_FAULTS,
): RefusedScan {
  return { ...scan, code, detail: SCAN_FAULTS[code].join(' · ') };
}

/** Runs of places, neighbours joined. */
export function rangesOf(places: readonly number[]): CodeRange[] {
  return joinedRanges(places.map((place) => ({ from: place, to: place + 1 })));
}

const FAULT_OF_STATE = {
  activated: 'SCAN_TWICE',
  ordered: 'SCAN_NOT_PRINTED',
  printed: undefined,
  void: 'SCAN_VOID',
} as const;

function faultOf(
  order: CodeOrder,
  place: number,
  taken: ReadonlySet<number>,
): keyof typeof SCAN_FAULTS | undefined {
  if (taken.has(place)) return 'SCAN_TWICE';
  return FAULT_OF_STATE[codeStateAt(order, place).state];
}
