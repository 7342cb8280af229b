// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import type { ReactElement } from 'react';

import { OriginFact } from '../lots/origin-fact.js';
import type { Speaker } from '../locale/use-text.js';
import { useText } from '../locale/use-text.js';
import { FactList, type Fact } from '../parts/fact-list.js';
import { massText, percentText } from '../parts/measures.js';
import { OperatorName, ProductName } from '../parts/named.js';

/** What the ledger keeps of a lot. Harvest year and production date stand apart; neither is made from the other. */
export function LotFacts(props: { readonly lot: Lot }): ReactElement {
  const speaker = useText();
  return <FactList facts={[...growth(props.lot, speaker), ...handling(props.lot, speaker)]} />;
}

function growth(lot: Lot, { language, text, word }: Speaker): Fact[] {
  return [
    [word('fact', 'origin'), word('origin', lot.originClass)],
    [word('fact', 'variety'), lot.variety],
    [word('fact', 'harvestYear'), lot.harvestYear],
    [word('thing', 'operator'), <OperatorName key="operator" operatorId={lot.operatorId} />],
    [text('parcels.title'), <OriginFact key="origin" lotId={lot.lotId} />],
    [word('fact', 'mass'), massText(lot.massGrams, language)],
    [word('fact', 'remaining'), massText(lot.remainingGrams, language)],
    [word('fact', 'weighed'), grams(lot.weighedGrams, language)],
  ];
}

function handling(lot: Lot, { language, word }: Speaker): Fact[] {
  const moisture = lot.moistureMilliPercent;
  return [
    [word('fact', 'moisture'), moisture && percentText(moisture, language)],
    [word('thing', 'bin'), lot.binId],
    [word('thing', 'mill-line'), lot.millLineId],
    [word('fact', 'millingDate'), lot.millingDate],
    [word('fact', 'productionDate'), lot.package?.productionDate],
    [word('fact', 'gtin'), lot.package && <ProductName key="product" gtin={lot.package.gtin} />],
    [word('fact', 'count'), lot.package?.count],
    [word('fact', 'netMass'), grams(lot.package?.netMassGrams, language)],
  ];
}

function grams(value: number | undefined, language: Speaker['language']): string | undefined {
  return value === undefined ? undefined : massText(value, language);
}
