// SPDX-License-Identifier: Apache-2.0
import { physicalGrams, type Command } from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { CommandReview } from '../parts/command-review.js';
import { Field } from '../parts/field.js';
import { GRAMS_PER, massText, type MassUnit } from '../parts/measures.js';
import { ProblemBox } from '../parts/problem-box.js';
import type { ShownCommand, Signer } from '../sign/signer.js';
import {
  emptyHarvest,
  faultyField,
  harvestDraft,
  type HarvestForm as Form,
} from './harvest-draft.js';

/** Fill in → read in words → sign. The text that is shown is the text that is signed. */
export function HarvestForm(props: {
  readonly signer: Signer;
  readonly onSigned: () => void;
}): ReactElement {
  const { text } = useText();
  const [form, setForm] = useState<Form>(emptyHarvest);
  const [fault, setFault] = useState('');
  const [review, setReview] = useState<ShownCommand>();
  const [error, setError] = useState<unknown>();
  const { onSigned, signer } = props;

  const toReview = (): void => {
    const field = faultyField(form);
    if (field) {
      setFault(text('producer.fault', { field: text(field), why: text('producer.faultValue') }));
      return;
    }
    const draft = harvestDraft(form, signer.keyId);
    setFault(draft.isReady ? '' : draft.why);
    if (draft.isReady) setReview({ command: draft.command, text: draft.text });
  };
  const sign = async (shown: ShownCommand): Promise<void> => {
    try {
      await signer.sign('trace', shown);
      setReview(undefined);
      setForm(emptyHarvest());
      setError(undefined);
      onSigned();
    } catch (cause) {
      setError(cause);
    }
  };
  if (review) {
    return (
      <div>
        <CommandReview command={review.command} canonical={review.text} />
        <Physical command={review.command} />
        {error !== undefined && <ProblemBox error={error} />}
        <p className="actions">
          <Button className="button" onPress={() => void sign(review)}>
            {text('producer.sign')}
          </Button>
          <Button className="button button-second" onPress={() => setReview(undefined)}>
            {text('producer.edit')}
          </Button>
        </p>
      </div>
    );
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        toReview();
      }}
    >
      <HarvestFields form={form} onChange={setForm} />
      <p role="status" className="field-error">
        {fault}
      </p>
      <Button type="submit" className="button">
        {text('producer.review')}
      </Button>
    </form>
  );
}

function HarvestFields(props: {
  readonly form: Form;
  readonly onChange: (form: Form) => void;
}): ReactElement {
  const { text } = useText();
  const { form, onChange } = props;
  const set = (name: keyof Form) => (value: string) => onChange({ ...form, [name]: value });
  return (
    <>
      <Field
        label={text('producer.lotId')}
        hint={text('producer.lotIdHint')}
        value={form.lotId}
        onChange={set('lotId')}
      />
      <div className="pair">
        <Field
          label={text('producer.mass')}
          mode="decimal"
          value={form.mass}
          onChange={set('mass')}
        />
        <label className="field">
          <span>{text('producer.massUnit')}</span>
          <select value={form.unit} onChange={(event) => set('unit')(event.target.value)}>
            {massUnits.map((unit) => (
              <option key={unit} value={unit}>
                {text(`producer.${unit}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Field
        label={text('producer.moisture')}
        mode="decimal"
        value={form.moisture}
        onChange={set('moisture')}
      />
      <Field
        label={text('producer.parcels')}
        hint={text('producer.parcelsHint')}
        value={form.parcels}
        onChange={set('parcels')}
      />
      <div className="pair">
        <Field label={text('producer.variety')} value={form.variety} onChange={set('variety')} />
        <Field
          label={text('producer.year')}
          mode="numeric"
          value={form.year}
          onChange={set('year')}
        />
      </div>
    </>
  );
}

const massUnits = Object.keys(GRAMS_PER) as readonly MassUnit[];

function Physical(props: { readonly command: Command }): ReactElement | null {
  const { language, text } = useText();
  const { command } = props;
  if (command.type !== 'recordHarvest') return null;
  const grams = physicalGrams(command.weighedGrams, command.moistureMilliPercent);
  return <p>{text('producer.physical', { mass: massText(grams, language) })}</p>;
}
