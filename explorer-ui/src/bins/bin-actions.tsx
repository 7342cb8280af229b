// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';

import { useBins, type ShownBin } from '../api/bin-queries.js';
import { useLots } from '../api/queries.js';
import { useText } from '../locale/use-text.js';
import type { StepContext } from '../lots/step-context.js';
import { stocktakeForm } from '../lots/take-forms.js';
import { CommandForm, type CommandFormSpec } from '../parts/command-form.js';
import { SentOutcomes } from '../parts/sent-outcomes.js';
import { cleanOutForm, moveForm, storeHereForm, treatForm } from './bin-forms.js';

/** What a keeper does with a bin: store, move on, count, treat, clean out. */
export function BinActions({ shown }: { readonly shown: ShownBin }): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  const [sent, setSent] = useState<readonly string[]>([]);
  const specs = useBinForms(shown);
  const { grams, lots } = shown;
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{text('lots.binWork')}</h2>
      <SentOutcomes commandIds={sent} />
      {specs.map((spec) => (
        <CommandForm
          key={spec.title}
          spec={spec}
          startsFrom={[grams, ...lots.map(({ lotId }) => lotId)].join(' ')}
          onSent={(commandId) => setSent((before) => [...before, commandId])}
          onSigned={() => void queries.invalidateQueries()}
        />
      ))}
      {lots.length > 0 && <p className="quiet">{text('lots.takeOut')}</p>}
    </section>
  );
}

function useBinForms(shown: ShownBin): CommandFormSpec[] {
  const { bin } = shown;
  const lots = useLots().data ?? [];
  const bins = (useBins().data ?? []).filter(
    ({ id, operatorId }) => operatorId === bin.operatorId && id !== bin.id,
  );
  const context: StepContext = {
    bins,
    isForeign: false,
    lots,
    millLines: [],
    operators: [],
    products: [],
  };
  const held = shown.lots.filter(({ remainingGrams }) => remainingGrams > 0);
  const first = held.flatMap(({ lotId }): Lot[] => lots.filter((lot) => lot.lotId === lotId))[0];
  return [
    storeHereForm(shown, context),
    ...(first ? [moveForm(first, context)] : []),
    ...(shown.lots.length > 0 ? [stocktakeForm(shown.lots)] : []),
    treatForm({ id: bin.id, kind: 'bin' }),
    cleanOutForm(shown),
  ];
}
