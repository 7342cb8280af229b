// SPDX-License-Identifier: Apache-2.0
import type { DocumentKind } from '@daoji/model';

/** What a document is about. A product's id is its GTIN. */
export interface PaperSubject {
  readonly id: string;
  readonly kind: 'lot' | 'operator' | 'parcel' | 'product';
}

/** Papers of a lot: a test that says `fail` stops it. */
export const LOT_PAPERS: readonly DocumentKind[] = [
  'release-inspection',
  'test-report',
  'cma-report',
  'certificate',
  'photo',
];

/** Papers of a parcel. */
export const PARCEL_PAPERS: readonly DocumentKind[] = ['soil-test', 'water-test', 'photo'];

/** Papers of an operator. */
export const OPERATOR_PAPERS: readonly DocumentKind[] = [
  'sc-licence',
  'business-licence',
  'gi-authorisation',
  'green-certificate',
  'organic-certificate',
  'scale-calibration',
  'licence',
  'certificate',
];

/** Papers of a product; a photo is that of its label. */
export const PRODUCT_PAPERS: readonly DocumentKind[] = [
  'photo',
  'gi-authorisation',
  'green-certificate',
  'organic-certificate',
];

/** Papers by what they are about. */
export const PAPERS: Readonly<Record<PaperSubject['kind'], readonly DocumentKind[]>> = {
  lot: LOT_PAPERS,
  operator: OPERATOR_PAPERS,
  parcel: PARCEL_PAPERS,
  product: PRODUCT_PAPERS,
};

const WITH_RESULT: readonly string[] = [
  'release-inspection',
  'test-report',
  'cma-report',
  'soil-test',
  'water-test',
];

/** True for papers that end with a result: nobody is to choose it for the person who signs. */
export function hasResult(kind: string): boolean {
  return WITH_RESULT.includes(kind);
}
