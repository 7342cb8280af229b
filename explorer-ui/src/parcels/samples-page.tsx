// SPDX-License-Identifier: Apache-2.0
import { roundAt, SAMPLE_RULE } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useAttestedParcels, useSamples, type ParcelList } from '../api/parcel-queries.js';
import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { Field } from '../parts/field.js';
import { AllCsv } from '../parts/all-csv.js';
import { Loaded } from '../parts/loaded.js';
import { ProblemBox } from '../parts/problem-box.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { listWithout, readExclusions, type Exclusion } from './sample-exclusions.js';
import { SampleFacts } from './sample-words.js';

const BEACON = 'drand-quicknet';
/** The ledger wants a round later than the clocks can differ, 15 min; a signature takes a while too. */
const AHEAD_MS = 30 * 60_000;
const EMPTY = { allowed: '0', areaCode: '2111', exclusions: '', sampleId: '', size: '1' };
type Form = typeof EMPTY;

/** All samples of parcels, and the form that commits one. */
export default function SamplesPage(): ReactElement {
  const { text } = useText();
  const samples = useSamples();
  return (
    <>
      <h1>{text('samples.title')}</h1>
      <p>{text('samples.lead')}</p>
      <Loaded query={samples}>
        {(items) => (
          <>
            {items.length === 0 && (
              <EmptyState what={text('samples.none')} next={text('samples.noneNext')} />
            )}
            {items.map((sample) => (
              <article key={sample.sampleId}>
                <h2>
                  <Link to={`/regulator/samples/${sample.sampleId}`}>{sample.sampleId}</Link>
                </h2>
                <SampleFacts sample={sample} />
              </article>
            ))}
          </>
        )}
      </Loaded>
      <AllCsv list="parcel-samples" />
      <h2>{text('samples.drawTitle')}</h2>
      <DrawForm />
    </>
  );
}

function DrawForm(): ReactElement {
  const { text } = useText();
  const [form, setForm] = useState(EMPTY);
  const queries = useQueryClient();
  const set = (name: keyof Form) => (value: string) => setForm({ ...form, [name]: value });
  const query = useAttestedParcels(form.areaCode.trim());
  const exclusions = readExclusions(form.exclusions, query.data?.parcels ?? []);
  const list = query.data && listWithout(query.data, exclusions);
  const faults = exclusions.filter((one) => one.fault !== undefined);
  const signed = (): void => {
    setForm(EMPTY);
    void queries.invalidateQueries();
  };
  return (
    <SignFlow
      draftOf={(keyId) =>
        list && faults.length === 0
          ? draftOf(form, list, exclusions, keyId)
          : { isReady: false, why: text(list ? 'samples.faultyExclusions' : 'samples.noList') }
      }
      onSigned={signed}
    >
      <div className="pair">
        <Field label={text('samples.id')} value={form.sampleId} onChange={set('sampleId')} />
        <Field
          label={text('samples.areaCode')}
          value={form.areaCode}
          onChange={set('areaCode')}
          mode="numeric"
        />
      </div>
      <div className="pair">
        <Field
          label={text('samples.size')}
          value={form.size}
          onChange={set('size')}
          mode="numeric"
        />
        <Field
          label={text('samples.allowed')}
          value={form.allowed}
          onChange={set('allowed')}
          mode="numeric"
        />
      </div>
      <Field
        label={text('samples.leaveOut')}
        hint={text('samples.leaveOutHint')}
        value={form.exclusions}
        onChange={set('exclusions')}
        lines={3}
      />
      {faults.length > 0 && (
        <ul role="alert" className="field-error">
          {faults.map(({ fault, line, parcelId }) => (
            <li key={line}>
              {text(`samples.exclusion.${fault ?? 'shape'}`, { id: parcelId, line })}
            </li>
          ))}
        </ul>
      )}
      {query.error && <ProblemBox error={query.error} />}
      <p role="status">
        {list ? text('samples.listOf', { count: list.parcels.length }) : text('samples.noList')}
      </p>
    </SignFlow>
  );
}

function draftOf(
  form: Form,
  { listRoot, parcels }: ParcelList,
  exclusions: readonly Exclusion[],
  signerKeyId: string,
): Draft {
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    areaCode: form.areaCode.trim(),
    beacon: BEACON,
    exclusions: exclusions.map(({ parcelId, reason }) => ({ parcelId, reason })),
    listRoot,
    listSize: parcels.length,
    maxFailures: Number(form.allowed),
    round: roundAt(BEACON, Date.now() + AHEAD_MS),
    rule: SAMPLE_RULE,
    sampleId: form.sampleId.trim().toLowerCase(),
    sampleSize: Number(form.size),
    type: 'drawParcelSample',
  });
}
