// SPDX-License-Identifier: Apache-2.0

/** One wish of an `Accept` or `Accept-Language` header, in small letters. */
export interface Wish {
  readonly value: string;
  /** 0…1. */
  readonly quality: number;
}

/** A header names a handful of wishes; more are somebody's test of us. */
const MAX_WISHES = 30;

/** Reads a header with q values (RFC 9110 §12.4.2), the dearest first and, among equals, in their order; q=0 stands last. */
export function acceptList(header: string | undefined): readonly Wish[] {
  return (header ?? '')
    .split(',')
    .slice(0, MAX_WISHES)
    .flatMap((part) => wishOf(part.trim().toLowerCase()))
    .sort((a, b) => b.quality - a.quality);
}

function wishOf(part: string): Wish[] {
  const [value = '', ...parameters] = part.split(';').map((text) => text.trim());
  if (value === '') return [];
  const weight = parameters.find((text) => text.startsWith('q='))?.slice(2);
  const quality = weight === undefined ? 1 : Number(weight);
  // A weight that is none makes the wish worthless, not a reason to refuse the request.
  return [{ value, quality: quality >= 0 && quality <= 1 ? quality : 0 }];
}
