// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { Field } from '../parts/field.js';
import { scaledOf } from '../parts/measures.js';
import {
  CONFIRMATIONS,
  type ConfirmedBy,
  type FieldChoice,
  type FieldEdit,
} from './field-entries.js';
import type { FieldPack } from './field-pack.js';

interface Props {
  readonly choice: FieldChoice;
  readonly edit: FieldEdit;
  readonly pack: FieldPack;
  readonly onChange: (edit: FieldEdit) => void;
}

/** What the defaults may be changed to: day, dose and target or a note, and in whose name. Folded until it is needed. */
export function EditFields(props: Props): ReactElement {
  const { text } = useText();
  const { choice, edit, onChange } = props;
  return (
    <>
      <details className="fold">
        <summary>{text('field.change')}</summary>
        <label className="field">
          <span>{text('field.date')}</span>
          <input
            type="date"
            value={edit.date}
            onChange={(event) => onChange({ ...edit, date: event.target.value })}
          />
        </label>
        {choice.kind === 'spray' ? (
          <SprayFields {...props} />
        ) : (
          <Field
            label={text('field.note')}
            value={edit.note}
            onChange={(note) => onChange({ ...edit, note })}
          />
        )}
      </details>
      <details className="fold" open={edit.onBehalfOf !== undefined}>
        <summary>{text('field.onBehalf')}</summary>
        <BehalfFields {...props} />
      </details>
    </>
  );
}

function SprayFields({ choice, edit, onChange }: Props): ReactElement {
  const { text } = useText();
  const [dose, setDose] = useState('');
  const [target, setTarget] = useState('');
  if (choice.kind !== 'spray') return <></>;
  return (
    <div className="pair">
      <Field
        label={text('inputs.dose')}
        hint={`${choice.doseMilliPerMu / 1000} ${choice.unit}`}
        mode="decimal"
        value={dose}
        onChange={(next) => {
          setDose(next);
          onChange({ ...edit, doseMilliPerMu: scaledOf(next, 1000) });
        }}
      />
      <Field
        label={text('inputs.target')}
        hint={choice.target}
        value={target}
        onChange={(next) => {
          setTarget(next);
          onChange({ ...edit, target: next.trim() === '' ? undefined : next.trim() });
        }}
      />
    </div>
  );
}

function BehalfFields({ edit, onChange, pack }: Props): ReactElement {
  const { text } = useText();
  const { onBehalfOf } = edit;
  const confirm = (value: string): void => {
    const confirmation = CONFIRMATIONS.find((one) => one === value);
    onChange({
      ...edit,
      onBehalfOf: confirmation && {
        confirmation,
        operatorId: onBehalfOf?.operatorId ?? pack.operatorId,
      },
    });
  };
  return (
    <>
      <p className="hint">{text('field.onBehalfHint')}</p>
      <Choice
        label={text('field.confirmedBy')}
        value={onBehalfOf?.confirmation ?? ''}
        onChange={confirm}
        options={[
          ['', text('field.ownEntry')],
          ...CONFIRMATIONS.map((one: ConfirmedBy) => [one, text(`intake.${one}`)] as const),
        ]}
      />
      {onBehalfOf && (
        <Field
          label={text('intake.growerId')}
          value={onBehalfOf.operatorId}
          onChange={(operatorId) =>
            onChange({
              ...edit,
              onBehalfOf: { ...onBehalfOf, operatorId: operatorId.trim().toLowerCase() },
            })
          }
        />
      )}
    </>
  );
}
