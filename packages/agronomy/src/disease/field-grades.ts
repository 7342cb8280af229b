// SPDX-License-Identifier: Apache-2.0
import { demandInput } from '../model-result.js';

/** Field grades of leaf blast, 0–9 (IRRI): a trained observer's record, never free text. */
export const LEAF_BLAST_GRADES: readonly (readonly [zh: string, en: string])[] = [
  ['无病斑', 'no lesion'],
  ['针尖大小褐点', 'pin-point brown specks'],
  ['较大褐点', 'larger brown specks'],
  ['圆形灰色病斑 1–2 mm', 'round grey spots of 1–2 mm'],
  ['典型病斑，叶面积 < 2 %', 'typical lesions, < 2 % of the leaf area'],
  ['典型病斑，叶面积 2–10 %', 'typical lesions, < 10 %'],
  ['典型病斑，叶面积 10–25 %', 'typical lesions, 10–25 %'],
  ['典型病斑，叶面积 26–50 %', 'typical lesions, 26–50 %'],
  ['典型病斑，叶面积 51–75 %', 'typical lesions, 51–75 %'],
  ['全叶枯死', 'leaves dead'],
];

/** Grade 4–9 of typical lesions by their share of the leaf area, %. @throws ModelInputError outside 0…100. */
export function leafBlastGrade(affectedPercent: number): number {
  demandPercent(affectedPercent);
  const over = [2, 10, 25, 50, 75].filter((limit, at) =>
    at < 2 ? affectedPercent >= limit : affectedPercent > limit,
  );
  return 4 + over.length;
}

/** Grade 0, 1, 3 … 9 of panicle blast by the share of panicles, %. @throws ModelInputError outside 0…100. */
export function panicleBlastGrade(affectedPercent: number): number {
  demandPercent(affectedPercent);
  if (affectedPercent === 0) return 0;
  if (affectedPercent < 1) return 1;
  return [5, 25, 50].reduce((grade, limit) => grade + (affectedPercent > limit ? 2 : 0), 3);
}

/**
 * Disease index 0…100: 100·Σ(n·grade)/(N·highest grade); the formula is unconfirmed, the survey standard is GB/T 15790-2009.
 * @param counts - how many plants or leaves have each grade; the place is the grade.
 * @throws ModelInputError for counts that are none, and for nothing counted.
 */
export function diseaseIndex(counts: readonly number[], highest = counts.length - 1): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  demandInput(
    counts.every((count) => Number.isSafeInteger(count) && count >= 0) && total > 0,
    `expected whole counts by grade, one at least, got ${counts.join(', ')}`,
  );
  demandInput(
    highest >= 1 && counts.slice(highest + 1).every((count) => count === 0),
    `expected no grade above ${highest}, got ${counts.length - 1}`,
  );
  const weighed = counts.reduce((sum, count, grade) => sum + count * grade, 0);
  return (100 * weighed) / (total * highest);
}

function demandPercent(percent: number): void {
  demandInput(percent >= 0 && percent <= 100, `expected 0…100 %, got ${percent}`);
}
