// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { massText, numberText } from '../parts/measures.js';
import type { CodeLot } from './code-queries.js';

/** How many codes a package lot still takes, in codes and kg, beside the form and before anything is signed. */
export function Headroom({ lot }: { readonly lot: CodeLot }): ReactElement {
  const { language, text } = useText();
  const { activated, count, headroom, lotId, netMassGrams } = lot;
  return (
    <p role="status" className={headroom === 0 ? 'field-error' : 'quiet'}>
      {text('codes.headroom', {
        activated: numberText(activated, language, 0),
        codes: numberText(headroom, language, 0),
        count: numberText(count, language, 0),
        id: lotId,
        mass: massText(headroom * netMassGrams, language),
      })}
    </p>
  );
}

/** A choice of package lots with the headroom of the chosen one. */
export function LotChoice(props: {
  readonly lots: readonly CodeLot[];
  readonly lotId: string;
  readonly onChange: (lotId: string) => void;
}): ReactElement {
  const { language, text } = useText();
  const chosen = props.lots.find(({ lotId }) => lotId === props.lotId);
  return (
    <>
      <label className="field">
        <span>{text('codes.lot')}</span>
        <select value={props.lotId} onChange={(event) => props.onChange(event.target.value)}>
          <option value="">–</option>
          {props.lots.map(({ headroom, lotId, productionDate }) => (
            <option key={lotId} value={lotId}>
              {text('codes.lotOption', {
                codes: numberText(headroom, language, 0),
                date: productionDate,
                id: lotId,
              })}
            </option>
          ))}
        </select>
      </label>
      {props.lots.length === 0 && <p className="quiet">{text('codes.noLots')}</p>}
      {chosen && <Headroom lot={chosen} />}
    </>
  );
}
