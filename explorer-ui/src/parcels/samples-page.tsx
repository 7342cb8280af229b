// SPDX-License-Identifier: Apache-2.0
import { roundAt, SAMPLE_RULE } from '@daoji/model';
import { hashLeaf, rootOf, toHex, utf8 } from '@daoji/proof';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useSamples } from '../api/parcel-queries.js';
import { useParcels } from '../api/queries.js';
import type { ShownParcel } from '../api/things.js';
import { useText } from '../locale/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { Field } from '../parts/field.js';
import { AllCsv } from '../parts/all-csv.js';
import { Loaded } from '../parts/loaded.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { SampleFacts } from './sample-words.js';

const BEACON = 'drand-quicknet';
/** The ledger wants a round later than the clocks can differ, 15 min; a signature takes a while too. */
const AHEAD_MS = 30 * 60_000;
const EMPTY = { allowed: '0', areaCode: '2111', sampleId: '', size: '1' };
type Form = typeof EMPTY;

/** All samples of parcels, and the form that commits one. */
export default function SamplesPage(): ReactElement {
  const { text } = useText();
  const samples = useSamples();
  const parcels = useParcels();
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
      <Loaded query={parcels}>{(items) => <DrawForm parcels={items} />}</Loaded>
    </>
  );
}

function DrawForm(props: { readonly parcels: readonly ShownParcel[] }): ReactElement {
  const { text } = useText();
  const [form, setForm] = useState(EMPTY);
  const queries = useQueryClient();
  const set = (name: keyof Form) => (value: string) => setForm({ ...form, [name]: value });
  const list = listOf(props.parcels, form.areaCode);
  const signed = (): void => {
    setForm(EMPTY);
    void queries.invalidateQueries();
  };
  return (
    <SignFlow draftOf={(keyId) => draftOf(form, list, keyId)} onSigned={signed}>
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
      <p>{text('samples.listOf', { count: list.length })}</p>
    </SignFlow>
  );
}

/** Attested parcels of a division, in the order that a list has: by UTF-16 code unit. */
export function listOf(parcels: readonly ShownParcel[], areaCode: string): string[] {
  return parcels
    .filter((one) => one.state === 'attested' && one.areaCode.startsWith(areaCode.trim()))
    .map((one) => one.parcelId)
    .sort();
}

function draftOf(form: Form, list: readonly string[], signerKeyId: string): Draft {
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    areaCode: form.areaCode.trim(),
    beacon: BEACON,
    exclusions: [],
    listRoot: toHex(rootOf(list.map((id) => hashLeaf(utf8(id))))),
    listSize: list.length,
    maxFailures: Number(form.allowed),
    round: roundAt(BEACON, Date.now() + AHEAD_MS),
    rule: SAMPLE_RULE,
    sampleId: form.sampleId.trim().toLowerCase(),
    sampleSize: Number(form.size),
    type: 'drawParcelSample',
  });
}
