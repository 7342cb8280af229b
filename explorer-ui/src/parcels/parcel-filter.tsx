// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement, type ReactNode } from 'react';

import type { ShownParcel } from '../api/things.js';
import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { Field } from '../parts/field.js';

const STATES = ['draft', 'attested', 'verified', 'closed'] as const;
const ALL = { areaCode: '', operatorId: '', state: '' };

/** Narrows parcels by division, holder and state; what it leaves is what map, table and attestation are about. */
export function ParcelFilter(props: {
  readonly parcels: readonly ShownParcel[];
  readonly children: (shown: readonly ShownParcel[]) => ReactNode;
}): ReactElement {
  const { text, word } = useText();
  const [by, setBy] = useState(ALL);
  const set = (name: keyof typeof ALL) => (value: string) => setBy({ ...by, [name]: value });
  const operators = [...new Set(props.parcels.map(({ operatorId }) => operatorId))].sort();
  const shown = filtered(props.parcels, by);
  return (
    <>
      <div className="pair">
        <Field
          label={text('parcels.byArea')}
          value={by.areaCode}
          onChange={set('areaCode')}
          mode="numeric"
        />
        <Choice
          label={text('parcels.byOperator')}
          value={by.operatorId}
          onChange={set('operatorId')}
          options={[['', text('parcels.every')], ...operators.map((id) => [id, id] as const)]}
        />
        <Choice
          label={text('devices.status')}
          value={by.state}
          onChange={set('state')}
          options={[
            ['', text('parcels.every')],
            ...STATES.map((one) => [one, word('state', one)] as const),
          ]}
        />
      </div>
      <p role="status">
        {text('parcels.ofAll', { shown: shown.length, total: props.parcels.length })}
      </p>
      {props.children(shown)}
    </>
  );
}

/** Parcels of a division, an operator, a state; an empty text narrows nothing. */
export function filtered(
  parcels: readonly ShownParcel[],
  { areaCode, operatorId, state }: typeof ALL,
): ShownParcel[] {
  return parcels.filter(
    (one) =>
      one.areaCode.startsWith(areaCode.trim()) &&
      (operatorId === '' || one.operatorId === operatorId) &&
      (state === '' || one.state === state),
  );
}
