// SPDX-License-Identifier: Apache-2.0
import { codesIn } from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { Field } from '../parts/field.js';
import { massText, numberText } from '../parts/measures.js';
import { SignFlow } from '../parts/sign-flow.js';
import type { ShownOrder } from './code-queries.js';
import { newSscc, randomBits } from './sscc.js';
import { aggregateDraft, runsIn } from './unit-drafts.js';

const PREFIX = 'daoji.company-prefix';

/** Packs a case of package codes, or a pallet of cases. */
export function UnitForm(props: {
  readonly orders: readonly ShownOrder[];
  readonly taken: ReadonlySet<string>;
  readonly onSigned: () => void;
}): ReactElement {
  const { text } = useText();
  const { onSigned, orders, taken } = props;
  const [form, setForm] = useState({
    content: 'packages' as 'packages' | 'units',
    orderId: orders[0]?.order.orderId ?? '',
    runs: '',
    sscc: '',
    units: '',
  });
  const set = (name: keyof typeof form) => (value: string) => setForm({ ...form, [name]: value });
  const order = orders.find((one) => one.order.orderId === form.orderId);
  const orderCount = order?.order.count ?? 0;
  return (
    <SignFlow
      draftOf={(keyId) => aggregateDraft({ ...form, orderCount }, (key) => text(key), keyId)}
      onSigned={() => {
        setForm({ ...form, runs: '', sscc: '', units: '' });
        onSigned();
      }}
    >
      <SsccFields sscc={form.sscc} taken={taken} onChange={set('sscc')} />
      <Choice
        label={text('codes.content')}
        value={form.content}
        onChange={(value) =>
          setForm({ ...form, content: value === 'units' ? 'units' : 'packages' })
        }
        options={[
          ['packages', text('codes.content.packages')],
          ['units', text('codes.content.units')],
        ]}
      />
      {form.content === 'packages' ? (
        <>
          <Choice
            label={text('codes.orderId')}
            value={form.orderId}
            onChange={set('orderId')}
            options={orders.map((one) => [one.order.orderId, one.order.orderId])}
          />
          <Field
            label={text('codes.runs')}
            hint={text('codes.runsHint')}
            value={form.runs}
            onChange={set('runs')}
          />
          {order && <RunsSum order={order} typed={form.runs} />}
        </>
      ) : (
        <Field
          label={text('codes.unitList')}
          hint={text('codes.unitListHint')}
          lines={5}
          value={form.units}
          onChange={set('units')}
        />
      )}
    </SignFlow>
  );
}

/** The SSCC as it stands on the label, or a new one of the firm's prefix. */
function SsccFields(props: {
  readonly sscc: string;
  readonly taken: ReadonlySet<string>;
  readonly onChange: (sscc: string) => void;
}): ReactElement {
  const { text } = useText();
  const [prefix, setPrefix] = useState(localStorage.getItem(PREFIX) ?? '');
  const [isWrong, setWrong] = useState(false);
  const draw = (): void => {
    const sscc = newSscc({ extension: '0', prefix: prefix.trim() }, props.taken, randomBits);
    setWrong(sscc === undefined);
    if (sscc === undefined) return;
    localStorage.setItem(PREFIX, prefix.trim());
    props.onChange(sscc);
  };
  return (
    <>
      <Field
        label={text('codes.sscc')}
        hint={text('codes.ssccHint')}
        value={props.sscc}
        onChange={props.onChange}
        mode="numeric"
      />
      <details>
        <summary>{text('codes.drawSscc')}</summary>
        <Field
          label={text('codes.prefix')}
          hint={text('codes.prefixHint')}
          value={prefix}
          onChange={setPrefix}
          mode="numeric"
        />
        <p className="actions">
          <Button className="button button-second" onPress={draw}>
            {text('codes.draw18')}
          </Button>
        </p>
        <p role="status" className="field-error">
          {isWrong ? text('codes.whyPrefix') : ''}
        </p>
      </details>
    </>
  );
}

function RunsSum(props: { readonly order: ShownOrder; readonly typed: string }): ReactElement {
  const { language, text } = useText();
  const { count, netMassGrams } = props.order.order;
  const codes = codesIn(runsIn(props.typed, count) ?? []);
  return (
    <p role="status" className="quiet">
      {codes === 0
        ? ''
        : text('codes.packed', {
            codes: numberText(codes, language, 0),
            mass: massText(codes * netMassGrams, language),
          })}
    </p>
  );
}
