// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { lotIdSchema } from './identifiers.js';

/** A whole in parts per million. */
export const WHOLE_PPM = 1_000_000;
/** Contributing lots that are named; the smaller ones beyond are counted together. */
export const MAX_SHARES = 300;

const ppm = z.int().min(0).max(WHOLE_PPM);

/** Bounds of what one harvest or bought-in lot contributes to a lot, in parts per million of its mass. */
export const shareSchema = z.strictObject({ lotId: lotIdSchema, maxPpm: ppm, minPpm: ppm });

/** Bounds of all contributing lots together that are not named. */
export const otherSharesSchema = z.strictObject({ lots: z.int().min(1), maxPpm: ppm, minPpm: ppm });

/** Grams of one contributing lot that may lie in a bin. */
export const binShareSchema = z.strictObject({
  lotId: lotIdSchema,
  maxGrams: z.int().min(0),
  minGrams: z.int().min(0),
});

/** Grams of all contributing lots together that are not named. */
export const otherBinSharesSchema = z.strictObject({
  lots: z.int().min(1),
  maxGrams: z.int().min(0),
  minGrams: z.int().min(0),
});

/** See {@link shareSchema}. */
export type Share = z.infer<typeof shareSchema>;
/** See {@link binShareSchema}. */
export type BinShare = z.infer<typeof binShareSchema>;

/** What a lot is made of, within bounds. */
export interface Composition {
  readonly shares: readonly Share[];
  readonly otherShares?: z.infer<typeof otherSharesSchema> | undefined;
}

/**
 * What lies in a bin since it was last empty, within bounds. Nothing is known of how grain flows in it, so the bounds hold
 * for first-in-first-out, last-in-first-out, fully mixed and all between (`ledger-state.md` §7).
 */
export interface BinBlend {
  readonly contents: readonly BinShare[];
  readonly grams: number;
  readonly otherContents?: z.infer<typeof otherBinSharesSchema> | undefined;
}

/** An empty bin. */
export const EMPTY_BLEND: BinBlend = { contents: [], grams: 0 };

/** The composition of a harvest or bought-in lot: itself. */
export function wholeOf(lotId: string): Composition {
  return { shares: [{ lotId, maxPpm: WHOLE_PPM, minPpm: WHOLE_PPM }] };
}

/** The composition of several masses together; bounds are widened by rounding, never narrowed. */
export function mixOf(
  parts: readonly { readonly composition: Composition; readonly grams: number }[],
): Composition {
  const [only, ...more] = parts;
  if (only && more.length === 0) return only.composition;
  const blend = parts.reduce<BinBlend>(
    (bin, { grams, composition }) => putInto(bin, grams, composition),
    EMPTY_BLEND,
  );
  return compositionOf(blend, blend.grams, (share) => share);
}

/** The bin after a mass of known composition was put in. @param grams - at least 1. */
export function putInto(bin: BinBlend, grams: number, composition: Composition): BinBlend {
  const contents = new Map(bin.contents.map((one) => [one.lotId, one]));
  for (const { lotId, minPpm, maxPpm } of composition.shares) {
    const before = contents.get(lotId);
    contents.set(lotId, {
      lotId,
      maxGrams: (before?.maxGrams ?? 0) + shareUp(grams, maxPpm),
      minGrams: (before?.minGrams ?? 0) + shareDown(grams, minPpm),
    });
  }
  const { otherShares } = composition;
  const others = otherShares && {
    lots: otherShares.lots,
    maxGrams: shareUp(grams, otherShares.maxPpm),
    minGrams: shareDown(grams, otherShares.minPpm),
  };
  return bounded({
    contents: [...contents.values()],
    grams: bin.grams + grams,
    otherContents: together(bin.otherContents, others),
  });
}

/**
 * The bin after a mass was drawn, and what the draw is made of. Of a lot that holds between `min` and `max` grams of the
 * bin's `R`, a draw of `D` has at least `D − (R − min)` and at most `max`.
 * @param grams - 1…`bin.grams`; the whole leaves an empty bin, which ends the blend.
 */
export function drawFrom(
  bin: BinBlend,
  grams: number,
): { readonly bin: BinBlend; readonly composition: Composition } {
  const left = bin.grams - grams;
  const composition = compositionOf(bin, grams, (share) => ({
    maxGrams: Math.min(grams, share.maxGrams),
    minGrams: Math.max(0, grams - (bin.grams - share.minGrams)),
  }));
  if (left <= 0) return { bin: EMPTY_BLEND, composition };
  const remain = (share: Grams): Grams => ({
    maxGrams: Math.min(left, share.maxGrams),
    minGrams: Math.max(0, share.minGrams - grams),
  });
  return {
    bin: {
      contents: bin.contents.map((share) => ({ lotId: share.lotId, ...remain(share) })),
      grams: left,
      otherContents: bin.otherContents && {
        lots: bin.otherContents.lots,
        ...remain(bin.otherContents),
      },
    },
    composition,
  };
}

interface Grams {
  readonly maxGrams: number;
  readonly minGrams: number;
}

function compositionOf(bin: BinBlend, grams: number, taken: (share: Grams) => Grams): Composition {
  const inPpm = (share: Grams): { maxPpm: number; minPpm: number } => {
    const { maxGrams, minGrams } = taken(share);
    return { maxPpm: ppmUp(maxGrams, grams), minPpm: ppmDown(minGrams, grams) };
  };
  const shares = bin.contents.map((share) => ({ lotId: share.lotId, ...inPpm(share) }));
  const { otherContents } = bin;
  if (otherContents === undefined) return { shares };
  return { shares, otherShares: { lots: otherContents.lots, ...inPpm(otherContents) } };
}

/** Names the largest contributors; equal ones by id, so that every endorser names the same. */
function bounded(bin: BinBlend): BinBlend {
  const order = [...bin.contents].sort(
    (a, b) => b.maxGrams - a.maxGrams || (a.lotId < b.lotId ? -1 : 1),
  );
  const named = order.slice(0, MAX_SHARES).sort((a, b) => (a.lotId < b.lotId ? -1 : 1));
  const rest = order.slice(MAX_SHARES);
  const others = rest.reduce<BinBlend['otherContents']>(
    (sum, share) => together(sum, { lots: 1, maxGrams: share.maxGrams, minGrams: share.minGrams }),
    bin.otherContents,
  );
  return { contents: named, grams: bin.grams, otherContents: others };
}

function together(
  one: BinBlend['otherContents'],
  other: BinBlend['otherContents'],
): BinBlend['otherContents'] {
  if (one === undefined || other === undefined) return one ?? other;
  return {
    lots: one.lots + other.lots,
    maxGrams: one.maxGrams + other.maxGrams,
    minGrams: one.minGrams + other.minGrams,
  };
}

// BigInt: 10^11 g times 10^6 pass 2^53.
function shareDown(grams: number, share: number): number {
  return Number((BigInt(grams) * BigInt(share)) / BigInt(WHOLE_PPM));
}

function shareUp(grams: number, share: number): number {
  const whole = BigInt(WHOLE_PPM);
  return Number((BigInt(grams) * BigInt(share) + whole - 1n) / whole);
}

function ppmDown(grams: number, total: number): number {
  return Number((BigInt(grams) * BigInt(WHOLE_PPM)) / BigInt(total));
}

function ppmUp(grams: number, total: number): number {
  const whole = BigInt(total);
  const up = Number((BigInt(grams) * BigInt(WHOLE_PPM) + whole - 1n) / whole);
  return Math.min(WHOLE_PPM, up);
}
