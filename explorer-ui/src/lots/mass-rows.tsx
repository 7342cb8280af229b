// SPDX-License-Identifier: Apache-2.0
import { MILL_PRODUCTS } from '@daoji/model';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';

import type { TextKey } from '../locale/i18n.js';
import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import type { FieldSpec, Typed } from '../parts/command-form.js';
import { Field } from '../parts/field.js';
import { cellKey, rowsOf, type TypedRow } from './typed-masses.js';

/** A field of rows, each a lot with its kg; `isNew` for lots that the command makes. */
export function rowsField(
  group: string,
  label: TextKey,
  also: {
    readonly isFixed?: boolean;
    readonly isNew?: boolean;
    readonly hasProduct?: boolean;
  } = {},
): FieldSpec {
  return {
    draw: (typed, onChange) => (
      <MassRows group={group} label={label} typed={typed} onChange={onChange} {...also} />
    ),
    label,
    name: group,
  };
}

function MassRows(props: {
  readonly group: string;
  readonly label: TextKey;
  readonly isFixed?: boolean;
  readonly isNew?: boolean;
  readonly hasProduct?: boolean;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}): ReactElement {
  const { text } = useText();
  const { group, onChange, typed } = props;
  const rows = rowsOf(typed, group);
  const set = (row: number, cell: keyof TypedRow) => (value: string) =>
    onChange({ ...typed, [cellKey(group, row, cell)]: value });
  const add = (): void =>
    onChange({
      ...typed,
      [cellKey(group, rows.length, 'lotId')]: '',
      [cellKey(group, rows.length, 'mass')]: '',
      [cellKey(group, rows.length, 'product')]: props.hasProduct === true ? MILL_PRODUCTS[0] : '',
    });
  return (
    <fieldset className="choices">
      <legend>{text(props.label)}</legend>
      {rows.map((_row, at) => (
        <OneRow key={at} {...props} at={at} set={(cell) => set(at, cell)} />
      ))}
      {props.isFixed !== true && (
        <p className="actions">
          <Button className="link-button" onPress={add}>
            {text('lots.addRow')}
          </Button>
        </p>
      )}
    </fieldset>
  );
}

function OneRow(props: {
  readonly at: number;
  readonly group: string;
  readonly hasProduct?: boolean;
  readonly isNew?: boolean;
  readonly set: (cell: keyof TypedRow) => (value: string) => void;
  readonly typed: Typed;
}): ReactElement {
  const { text, word } = useText();
  const { at, group, set, typed } = props;
  const value = (cell: keyof TypedRow): string => typed[cellKey(group, at, cell)] ?? '';
  const n = at + 1;
  return (
    <div className="lot-row">
      {props.hasProduct === true && (
        <Choice
          label={text('lots.rowProduct', { n })}
          value={value('product')}
          onChange={set('product')}
          options={MILL_PRODUCTS.map((one) => [one, word('product', one)] as const)}
        />
      )}
      <div className="pair">
        <Field
          label={text(props.isNew === true ? 'lots.rowNewLot' : 'lots.rowLot', { n })}
          value={value('lotId')}
          onChange={set('lotId')}
        />
        <Field
          label={text('lots.rowMass', { n })}
          mode="decimal"
          value={value('mass')}
          onChange={set('mass')}
        />
      </div>
    </div>
  );
}
