// SPDX-License-Identifier: Apache-2.0
import type { ScanFlag } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { gather } from '../api/gather.js';
import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import { isRecord, textOf } from '../check/untyped.js';
import { useReadHeaders } from '../sign/read-request.js';

/** A flag and since when it stands. */
export interface RaisedFlag {
  readonly at: string;
  readonly flag: ScanFlag;
}

/** A package code whose scans are unusual. */
export interface FlaggedCode {
  /** Most cities within 30 days. */
  readonly cities: number;
  readonly count: number;
  readonly distant: number;
  readonly first: string;
  readonly flags: readonly RaisedFlag[];
  readonly gtin: string;
  readonly lotId?: string;
  /** Who ordered the code, and the brand owner. */
  readonly operatorIds: readonly string[];
  readonly orderId: string;
  readonly scratch?: { readonly right: number; readonly wrong: number };
  readonly serial: string;
}

/** Flagged codes that the key of this page may read; who asks is signed. */
export function useFlaggedCodes(): UseQueryResult<FlaggedCode[]> {
  const headersOf = useReadHeaders();
  const path = routes.flaggedCodes();
  return useQuery({
    queryFn: async () => gather(await getJson(path, await headersOf(path)), isFlagged),
    queryKey: [path],
  });
}

function isFlagged(value: unknown): value is FlaggedCode & Readonly<Record<string, unknown>> {
  return (
    isRecord(value) &&
    Array.isArray(value['flags']) &&
    Array.isArray(value['operatorIds']) &&
    textOf(value['serial']) !== undefined
  );
}
