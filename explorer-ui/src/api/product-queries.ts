// SPDX-License-Identifier: Apache-2.0
import type { Product } from '@daoji/model';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { isRecord } from '../check/untyped.js';
import { gather } from './gather.js';
import { getPages } from './request.js';
import { routes } from './routes.js';
import type { ShownDocument } from './trade-things.js';

/** A product as the gateway shows it. */
export interface ShownProduct {
  readonly brandOwnerName?: string;
  readonly documents: readonly ShownDocument[];
  readonly packerNames: Readonly<Record<string, string>>;
  readonly product: Product;
}

/** Products of a brand owner. */
export function useProducts(brandOwnerId: string): UseQueryResult<ShownProduct[]> {
  const path = routes.products(brandOwnerId);
  return useQuery({
    queryFn: async () => gather(await getPages(path), isProduct),
    queryKey: [path],
  });
}

function isProduct(value: unknown): value is ShownProduct & Readonly<Record<string, unknown>> {
  return isRecord(value) && isRecord(value['product']) && Array.isArray(value['documents']);
}
