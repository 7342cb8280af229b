// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core';

/** Smallest and largest letters of a chart, CSS px. */
const [SMALLEST, LARGEST] = [11.5, 14.5];

interface Texts {
  readonly chart: string;
  readonly sizes: readonly number[];
  /** Pairs of texts of which one covers the other by more than a hair. */
  readonly covered: readonly string[];
}

/** Texts of all drawn charts of a page, as they stand on the screen. */
function textsOf(page: Page): Promise<Texts[]> {
  return page.locator('svg[data-chart]').evaluateAll((charts) =>
    charts.map((chart) => {
      const svg = chart as SVGSVGElement;
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const texts = [...svg.querySelectorAll('text')].filter((one) => one.textContent !== '');
      const boxes = texts.map((one) => one.getBoundingClientRect());
      return {
        chart: svg.dataset['chart'] ?? '',
        covered: boxes.flatMap((one, at) =>
          boxes.slice(at + 1).flatMap((other, more) => {
            const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
            const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
            // A line of text is higher than its letters: lines one below the other share some of it.
            return wide > 1 && high > 4
              ? [`${texts[at]?.textContent} / ${texts[at + 1 + more]?.textContent}`]
              : [];
          }),
        ),
        sizes: texts.map((one) => parseFloat(getComputedStyle(one).fontSize) * scale),
      };
    }),
  );
}

/** What is wrong with the letters of a page's charts: too small, too large, or one over another. */
export async function faultyTexts(page: Page): Promise<string[]> {
  const found = await textsOf(page);
  if (found.length === 0) return ['no chart'];
  return found.flatMap(({ chart, covered, sizes }) => [
    ...covered.map((pair) => `${chart}: ${pair}`),
    ...sizes
      .filter((size) => size < SMALLEST || size > LARGEST)
      .map((size) => `${chart}: ${size} px`),
  ]);
}
