// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import type { TextKey } from '../locale/i18n.js';
import { useText, type Speaker } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { numberText } from '../parts/measures.js';
import type { ShownGrowth } from './season-things.js';

/** Growth stage with its degree-days, the days that are missing in them, and what the figure does not know. */
export function GrowthSection({ growth }: { readonly growth: ShownGrowth }): ReactElement {
  const speaker = useText();
  const { text, word } = speaker;
  const { coarseDays, days, missingDays, ruleSetId, start, voidedCount } = growth;
  return (
    <section aria-labelledby="growth">
      <h2 id="growth">{text('season.growth')}</h2>
      <p className="big-word">{stageText(growth, speaker)}</p>
      <FactList
        facts={[
          [
            text('season.start'),
            start && text('season.startOn', { date: start.on, work: word('work', start.work) }),
          ],
          [text('season.gdd'), gddText(growth, speaker)],
          [text('season.flowering'), floweringText(growth, speaker)],
          [
            text('season.weatherDays'),
            start && text('season.daysOf', { coarse: coarseDays, days, missing: missingDays }),
          ],
          [
            text('season.voided'),
            voidedCount > 0 ? text('season.times', { count: voidedCount }) : undefined,
          ],
          [
            text('season.numbers'),
            growth.status === 'built-in' ? (
              text('season.builtIn')
            ) : (
              <span key="rule">
                <Link to={`/rules/${ruleSetId}`}>{ruleSetId}</Link>
                {growth.status === 'unconfirmed' && text('season.unconfirmedRule')}
              </span>
            ),
          ],
        ]}
      />
      <p className="quiet">{text('season.growthNote')}</p>
    </section>
  );
}

/** The stage with its BBCH codes, or why there is none. */
export function stageText(
  { harvestedOn, reason, stage }: Pick<ShownGrowth, 'harvestedOn' | 'reason' | 'stage'>,
  { language, text }: Speaker,
): string {
  if (harvestedOn !== undefined) return text('season.cutOn', { date: harvestedOn });
  if (!stage) return reasonText(reason, text);
  const { bbchFrom, bbchTo, en, zh } = stage;
  return `${language === 'en' ? en : zh} · BBCH ${bbchFrom}–${bbchTo}`;
}

/** Why something is not judged. */
export function reasonText(reason: string | undefined, text: Speaker['text']): string {
  return text(`season.reason.${reason ?? 'no-readings'}` as TextKey);
}

function gddText({ gddHigh, gddLow }: ShownGrowth, { language, text }: Speaker) {
  if (gddLow === undefined || gddHigh === undefined) return undefined;
  const [low, high] = [numberText(gddLow, language, 1), numberText(gddHigh, language, 1)];
  return text(low === high ? 'season.gddOne' : 'season.gddRange', { high, low });
}

function floweringText(growth: ShownGrowth, { text }: Speaker): string | undefined {
  const { floweringFrom, floweringInDays, floweringTo } = growth;
  if (floweringTo !== undefined && floweringFrom !== undefined)
    return text('season.flowered', { from: floweringFrom, to: floweringTo });
  if (floweringFrom !== undefined) return text('season.flowersSince', { from: floweringFrom });
  if (floweringInDays === undefined) return undefined;
  return text('season.flowersIn', { days: floweringInDays });
}
