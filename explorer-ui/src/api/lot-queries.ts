// SPDX-License-Identifier: Apache-2.0
import {
  transferSchema,
  type Lot,
  type Product,
  type SiteObject,
  type Transfer,
} from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { isRecord, textOf } from '../check/untyped.js';
import { gather } from './gather.js';
import { closingSchema, joinedSchema, type Joined, type ShownClosing } from './lot-shapes.js';
import { ApiProblem } from './problem.js';
import { getJson, getPages } from './request.js';
import { routes } from './routes.js';

/** Where a lot's rice can come from, as the gateway works it out for every answer about origins. */
export interface ShownOrigin {
  readonly binId?: string;
  /** False: there may be more than is named. */
  readonly isKnown: boolean;
  /** True only where every grain is of one parcel. */
  readonly isSingleParcel: boolean;
  readonly lot: Lot;
  readonly parcels: readonly string[];
}

/** One thing that nobody can say of a lot. */
export interface ShownNotKnown {
  readonly code: string;
  readonly count: number;
  readonly en: string;
  readonly subjects: readonly string[];
  readonly zh: string;
}

/** What the page of a lot takes from the answer that holds everything. */
export interface ShownEverything {
  readonly joined: Joined;
  readonly notKnown: readonly ShownNotKnown[];
  readonly origin: ShownOrigin;
  readonly transfers: readonly Transfer[];
}

/** All that is recorded of a lot, and what is not known. */
export function useEverything(lotId: string): UseQueryResult<ShownEverything> {
  const path = routes.lotEverything(lotId);
  return useQuery({
    queryFn: async () => readEverything(await getJson(path), lotId),
    queryKey: [path],
  });
}

/** @throws ApiProblem for an answer that is not about the lot. */
export function readEverything(body: unknown, lotId: string): ShownEverything {
  const parts = isRecord(body) ? body : {};
  const origin = gather(parts['lots'], isOrigin).find(({ lot }) => lot.lotId === lotId);
  const joined = joinedSchema.safeParse(parts);
  if (!origin || !joined.success)
    throw new ApiProblem(200, 'SHAPE', 'expected everything about a lot');
  return {
    joined: joined.data,
    notKnown: gather(parts['notKnown'], isNotKnown),
    origin,
    transfers: gather(parts['transfers'], isTransfer),
  };
}

/** What a closing of the lot can bind; asked only where somebody may close it. */
export function useClosing(lotId: string, isAsked: boolean): UseQueryResult<ShownClosing> {
  const path = routes.lotClosing(lotId);
  return useQuery({
    enabled: isAsked,
    queryFn: async () => closingSchema.parse(await getJson(path)),
    queryKey: [path],
  });
}

/** A transfer of lots between two operators. */
export function useTransfer(transferId: string): UseQueryResult<Transfer> {
  const path = routes.transfer(transferId);
  return useQuery({
    queryFn: async () => transferSchema.parse(await getJson(path)),
    queryKey: [path],
  });
}

/** All mill lines. */
export function useMillLines(): UseQueryResult<SiteObject[]> {
  const path = routes.millLines();
  return useQuery({
    queryFn: async () => gather(await getPages(path), isMillLine),
    queryKey: [path],
  });
}

/** Products of every brand owner. */
export function useAllProducts(): UseQueryResult<Product[]> {
  const path = routes.allProducts();
  return useQuery({
    queryFn: async () => gather(await getPages(path), isProduct),
    queryKey: [path],
  });
}

type Untyped = Readonly<Record<string, unknown>>;

function isOrigin(value: unknown): value is ShownOrigin & Untyped {
  return (
    isRecord(value) &&
    isRecord(value['lot']) &&
    Array.isArray(value['parcels']) &&
    [value['isKnown'], value['isSingleParcel']].every((one) => typeof one === 'boolean')
  );
}

function isNotKnown(value: unknown): value is ShownNotKnown & Untyped {
  return (
    isRecord(value) &&
    ['code', 'zh', 'en'].every((key) => textOf(value[key]) !== undefined) &&
    Array.isArray(value['subjects'])
  );
}

function isTransfer(value: unknown): value is Transfer {
  return transferSchema.safeParse(value).success;
}

function isMillLine(value: unknown): value is SiteObject & Untyped {
  return isRecord(value) && value['kind'] === 'mill-line' && textOf(value['id']) !== undefined;
}

function isProduct(value: unknown): value is Product & Untyped {
  return (
    isRecord(value) &&
    textOf(value['brandOwnerId']) !== undefined &&
    Array.isArray(value['packers'])
  );
}
