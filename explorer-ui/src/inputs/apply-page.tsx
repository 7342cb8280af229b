// SPDX-License-Identifier: Apache-2.0
import { idSchema } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';

import {
  useApplications,
  useProducerHome,
  useSprayAdvice,
  useStock,
} from '../api/trade-queries.js';
import type { ShownParcelSeason, ShownStock } from '../api/trade-things.js';
import { GrantLines } from '../grants/grant-lines.js';
import { grantFields, NO_GRANTS, type GrantPlan } from '../grants/grant-plan.js';
import { useGrants } from '../grants/grant-source.js';
import { useText } from '../locale/use-text.js';
import { wordsIn } from '../parts/command-form.js';
import { Field } from '../parts/field.js';
import { Loaded } from '../parts/loaded.js';
import { areaText, scaledOf } from '../parts/measures.js';
import { OwnOperator, useSigningOperator } from '../parts/own-operator.js';
import { SignFlow } from '../parts/sign-flow.js';
import { MAX_COSIGNERS } from '../sign/cosign.js';
import { newCommandHead, newDraft, pendingDraft, type Draft } from '../sign/command-draft.js';
import { amountText } from './amounts.js';
import { ApplicationList } from './application-list.js';
import { cosignersOf, HolderSigns } from './apply-cosigners.js';

interface Form {
  readonly applicationId: string;
  readonly cosign: string;
  readonly dose: string;
  readonly others: string;
  readonly parcels: readonly string[];
  readonly start: string;
  readonly stockLotId: string;
  readonly stop: string;
  readonly target: string;
}

const EMPTY: Form = {
  applicationId: '',
  cosign: '',
  dose: '',
  others: '',
  parcels: [],
  start: '',
  stockLotId: '',
  stop: '',
  target: '',
};

/** One application for many parcels; what was refused is listed below with its reason. */
export default function ApplyPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('inputs.applyTitle')}</h1>
      <p>{text('inputs.applyLead')}</p>
      <OwnOperator>{(operatorId) => <Apply operatorId={operatorId} />}</OwnOperator>
    </>
  );
}

function Apply(props: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const [asked] = useSearchParams();
  const [form, setForm] = useState(() => startOf(asked));
  const stock = useStock(props.operatorId);
  const home = useProducerHome(props.operatorId);
  const applications = useApplications(props.operatorId);
  const queries = useQueryClient();
  const signer = useSigningOperator() ?? props.operatorId;
  const known = useMemo(
    () =>
      (home.data?.parcels ?? []).map(({ parcelId, season }) => ({
        operatorId: props.operatorId,
        parcelId,
        season,
      })),
    [home.data, props.operatorId],
  );
  const parcelIds = useMemo(() => chosenOf(form), [form]);
  const grants = useGrants({ known, operatorId: signer, parcelIds, work: 'input' });
  const isRestricted = useRestricted(form, stock.data ?? [], parcelIds[0]);
  const plan = grants?.state === 'known' ? grants.plan : NO_GRANTS;
  const cosigners = cosignersOf(form.cosign === 'holder', plan, isRestricted);
  const signed = (): void => {
    setForm(EMPTY);
    void queries.invalidateQueries();
  };
  const toDraft = (keyId: string): Draft =>
    grants?.state === 'reading'
      ? pendingDraft(text('grants.reading'))
      : cosigners > MAX_COSIGNERS
        ? { isReady: false, why: text('cosign.tooMany', { count: cosigners, most: MAX_COSIGNERS }) }
        : draftOf(form, plan, keyId);
  return (
    <>
      <SignFlow
        beforeSign={
          <>
            {isRestricted && (
              <p className="notice notice-wait">{text('inputs.cosignAgronomist')}</p>
            )}
            <GrantLines grants={grants} />
          </>
        }
        draftOf={toDraft}
        cosigners={cosigners}
        onSigned={signed}
      >
        <What form={form} onChange={setForm} stock={stock.data ?? []} />
        <Loaded query={home}>
          {({ parcels }) => <Where form={form} onChange={setForm} parcels={parcels} />}
        </Loaded>
        <GrantLines grants={grants} />
        {isRestricted && <p className="notice notice-wait">{text('inputs.cosignAgronomist')}</p>}
        <HolderSigns
          holders={plan.uncoveredHolders}
          isOn={form.cosign === 'holder'}
          onChange={(isOn) => setForm({ ...form, cosign: isOn ? 'holder' : '' })}
        />
      </SignFlow>
      <h2>{text('inputs.applications')}</h2>
      <Loaded query={applications}>{(items) => <ApplicationList items={items} />}</Loaded>
    </>
  );
}

/** A form with what the page before it chose. */
function startOf(asked: URLSearchParams): Form {
  const parcelId = asked.get('parcel');
  return {
    ...EMPTY,
    parcels: parcelId === null ? [] : [parcelId],
    stockLotId: asked.get('stock') ?? '',
    target: asked.get('target') ?? '',
  };
}

/** True where the chosen stock is of a restricted input, by the table in force at the first chosen parcel. */
function useRestricted(
  { stockLotId }: Form,
  stock: readonly ShownStock[],
  parcelId: string | undefined,
): boolean {
  const chosen = stock.find((one) => one.stock.stockLotId === stockLotId)?.stock;
  const isAsked = chosen !== undefined && idSchema.safeParse(parcelId).success;
  const advice = useSprayAdvice(isAsked ? (parcelId ?? '') : '', '');
  const one = advice.data?.products.find(
    ({ registration }) => registration === chosen?.registration,
  );
  return one?.needsAgronomist === true;
}

interface PartProps {
  readonly form: Form;
  readonly onChange: (form: Form) => void;
}

function What(props: PartProps & { readonly stock: readonly ShownStock[] }): ReactElement {
  const { language, text } = useText();
  const { form, onChange, stock } = props;
  const set = (name: keyof Form) => (value: string) => onChange({ ...form, [name]: value });
  return (
    <>
      <Field
        label={text('inputs.applicationId')}
        hint={text('inputs.stockLotIdHint')}
        value={form.applicationId}
        onChange={set('applicationId')}
      />
      <label className="field">
        <span>{text('inputs.from')}</span>
        <select value={form.stockLotId} onChange={(event) => set('stockLotId')(event.target.value)}>
          <option value="">–</option>
          {stock
            .filter((one) => one.stock.remainingMilli > 0)
            .map(({ name, stock: lot }) => (
              <option key={lot.stockLotId} value={lot.stockLotId}>
                {lot.stockLotId} · {name ?? lot.registration} ·{' '}
                {amountText(lot.remainingMilli, lot.unit, language)}
              </option>
            ))}
        </select>
      </label>
      <div className="pair">
        <Field label={text('inputs.target')} value={form.target} onChange={set('target')} />
        <Field
          label={text('inputs.dose')}
          mode="decimal"
          value={form.dose}
          onChange={set('dose')}
        />
      </div>
      <div className="pair">
        <Field
          label={text('inputs.start')}
          hint={text('inputs.dateHint')}
          value={form.start}
          onChange={set('start')}
        />
        <Field label={text('inputs.stop')} value={form.stop} onChange={set('stop')} />
      </div>
    </>
  );
}

function Where(
  props: PartProps & { readonly parcels: readonly ShownParcelSeason[] },
): ReactElement {
  const { language, text } = useText();
  const { form, onChange, parcels } = props;
  const all = parcels.map((one) => one.parcelId);
  const toggle = (parcelId: string): void => {
    const rest = form.parcels.filter((one) => one !== parcelId);
    const isOn = rest.length < form.parcels.length;
    onChange({ ...form, parcels: isOn ? rest : [...rest, parcelId] });
  };
  return (
    <fieldset className="choices">
      <legend>{text('inputs.parcels')}</legend>
      <label className="choice">
        <input
          type="checkbox"
          checked={all.length > 0 && all.every((id) => form.parcels.includes(id))}
          onChange={(event) => onChange({ ...form, parcels: event.target.checked ? all : [] })}
        />
        <strong>
          {text('inputs.allParcels')}（{all.length}）
        </strong>
      </label>
      {parcels.map((one) => (
        <label key={one.parcelId} className="choice">
          <input
            type="checkbox"
            checked={form.parcels.includes(one.parcelId)}
            onChange={() => toggle(one.parcelId)}
          />
          <span>
            {one.parcelId} · {areaText(one.areaM2, language)} · {one.variety}
          </span>
        </label>
      ))}
      <Field
        label={text('inputs.otherParcels')}
        value={form.others}
        onChange={(others) => onChange({ ...form, others })}
      />
    </fieldset>
  );
}

/** Every chosen parcel once. */
function chosenOf({ others, parcels }: Form): string[] {
  return [...new Set([...parcels, ...wordsIn(others.toLowerCase())])];
}

function draftOf(form: Form, plan: GrantPlan, signerKeyId: string): Draft {
  const stopDate = form.stop.trim();
  const startDate = form.start.trim();
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    ...grantFields(plan),
    applicationId: form.applicationId.trim().toLowerCase(),
    doseMilliPerMu: scaledOf(form.dose, 1000) ?? 0,
    parcels: chosenOf(form),
    startDate,
    stockLotId: form.stockLotId,
    stopDate: stopDate === '' ? startDate : stopDate,
    target: form.target.trim(),
    type: 'applyInput',
  });
}
