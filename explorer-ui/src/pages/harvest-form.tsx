// SPDX-License-Identifier: Apache-2.0
import { physicalGrams } from '@daoji/model';
import { useMemo, useState, type ReactElement } from 'react';

import { CONFIRMATIONS } from '../field/field-entries.js';
import { GrantLines } from '../grants/grant-lines.js';
import { NO_GRANTS, type LandParcel } from '../grants/grant-plan.js';
import { useGrants } from '../grants/grant-source.js';
import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { Field } from '../parts/field.js';
import { GRAMS_PER, gramsOf, massText, scaledOf, type MassUnit } from '../parts/measures.js';
import { useIsSignerRead, useSigningOperator } from '../parts/own-operator.js';
import { SignFlow } from '../parts/sign-flow.js';
import { pendingDraft, type Draft } from '../sign/command-draft.js';
import {
  emptyHarvest,
  faultyField,
  harvestDraft,
  harvestHolder,
  parcelsOf,
  type HarvestForm as Form,
} from './harvest-draft.js';

/** Own parcels are asked for like others: the form takes ids as typed. */
const NONE_KNOWN: readonly LandParcel[] = [];

/** Fill in → read in words → sign. For others' land it names the contract or mandate, and the holder in whose name it is. */
export function HarvestForm(): ReactElement {
  const { text } = useText();
  const [form, setForm] = useState<Form>(emptyHarvest);
  const signer = useSigningOperator();
  const isForNobody = !useIsSignerRead() && signer === undefined;
  const parcelIds = useMemo(
    () => (isForNobody ? [] : [...new Set(parcelsOf(form))]),
    [form, isForNobody],
  );
  const grants = useGrants({
    known: NONE_KNOWN,
    operatorId: signer ?? '',
    parcelIds,
    work: 'harvest',
  });
  const plan = grants?.state === 'known' ? grants.plan : NO_GRANTS;
  const holder = harvestHolder(plan);
  const toDraft = (keyId: string): Draft => {
    const field = faultyField(form);
    if (field) {
      const why = text('producer.fault', { field: text(field), why: text('producer.faultValue') });
      return { isReady: false, why };
    }
    if (grants?.state === 'reading') return pendingDraft(text('grants.reading'));
    return harvestDraft(form, keyId, plan);
  };
  return (
    <SignFlow
      beforeSign={
        <>
          <Physical form={form} />
          <GrantLines grants={grants} />
        </>
      }
      draftOf={toDraft}
      cosigners={holder !== undefined && form.confirmedBy === 'own-signature' ? 1 : 0}
      onSigned={() => setForm(emptyHarvest())}
    >
      <HarvestFields form={form} onChange={setForm} />
      <GrantLines grants={grants} />
      {holder !== undefined && (
        <Choice
          label={text('field.confirmedBy')}
          value={form.confirmedBy}
          onChange={(value) =>
            setForm({
              ...form,
              confirmedBy: CONFIRMATIONS.find((one) => one === value) ?? 'none',
            })
          }
          options={CONFIRMATIONS.map((one) => [one, text(`intake.${one}`)] as const)}
        />
      )}
    </SignFlow>
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

function Physical({ form }: { readonly form: Form }): ReactElement | null {
  const { language, text } = useText();
  const weighed = gramsOf(form.mass, form.unit);
  const moisture = scaledOf(form.moisture, 1000);
  if (weighed === undefined || moisture === undefined) return null;
  const mass = massText(physicalGrams(weighed, moisture), language);
  return <p>{text('producer.physical', { mass })}</p>;
}
