// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import { useSample, type ShownSample } from '../api/parcel-queries.js';
import { FileLink } from '../documents/file-link.js';
import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { Field } from '../parts/field.js';
import { HashField } from '../parts/hash-field.js';
import { Loaded } from '../parts/loaded.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { SampleListStep } from './sample-list-step.js';
import { SampleFacts } from './sample-words.js';

/** One sample: what was committed, what was drawn, what each check found. */
export default function SamplePage(): ReactElement {
  const { text, word } = useText();
  const { sampleId = '' } = useParams();
  const query = useSample(sampleId);
  return (
    <Loaded query={query}>
      {(sample) => (
        <>
          <h1>
            <span className="kicker">{text('samples.title')}</span> {sampleId}
          </h1>
          <SampleFacts sample={sample} />
          <p className="quiet">{text('samples.trust')}</p>
          {sample.state === 'committed' && <Reveal sample={sample} />}
          {sample.state === 'revealed' && <SampleListStep sample={sample} />}
          {sample.lowest.length > 0 && <h2>{text('samples.drawn')}</h2>}
          <ul className="plain-list">
            {sample.lowest.map(({ parcelId }) => {
              const found = sample.checks.find((one) => one.parcelId === parcelId);
              return (
                <li key={parcelId}>
                  <Link to={`/parcels/${parcelId}`}>{parcelId}</Link>{' '}
                  {found ? word('result', found.result) : text('samples.notChecked')}{' '}
                  {found?.documentHash !== undefined && <FileLink hash={found.documentHash} />}
                </li>
              );
            })}
          </ul>
          {sample.state === 'drawn' && <Check sample={sample} />}
          {sample.state === 'passed' && sample.verifiedChunks.length < sample.chunkCount && (
            <SampleListStep sample={sample} />
          )}
          {sample.exclusions.length > 0 && <h2>{text('samples.exclusions')}</h2>}
          <ul className="plain-list">
            {sample.exclusions.map(({ parcelId, reason }) => (
              <li key={parcelId}>
                {parcelId} <span className="quiet">{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Loaded>
  );
}

function Reveal({ sample }: { readonly sample: ShownSample }): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  const [signature, setSignature] = useState('');
  return (
    <>
      <h2>{text('samples.revealTitle')}</h2>
      <SignFlow
        draftOf={(keyId) =>
          newDraft('trace', {
            ...newCommandHead(keyId),
            sampleId: sample.sampleId,
            signature: signature.trim().toLowerCase(),
            type: 'revealParcelSample',
          })
        }
        onSigned={() => void queries.invalidateQueries()}
      >
        <Field
          label={text('samples.signature')}
          value={signature}
          onChange={setSignature}
          lines={3}
        />
      </SignFlow>
    </>
  );
}

function Check({ sample }: { readonly sample: ShownSample }): ReactElement {
  const { text, word } = useText();
  const queries = useQueryClient();
  const open = sample.lowest
    .map(({ parcelId }) => parcelId)
    .filter((id) => sample.checks.every((one) => one.parcelId !== id));
  const [chosen, setChosen] = useState('');
  const [result, setResult] = useState<'pass' | 'fail'>('pass');
  const [documentHash, setHash] = useState('');
  const parcelId = open.includes(chosen) ? chosen : (open[0] ?? '');
  return (
    <>
      <h2>{text('samples.checkTitle')}</h2>
      <SignFlow
        draftOf={(keyId) =>
          newDraft('trace', {
            ...newCommandHead(keyId),
            ...(documentHash !== '' && { documentHash }),
            parcelId,
            result,
            sampleId: sample.sampleId,
            type: 'recordSampleCheck',
          })
        }
        onSigned={() => {
          setHash('');
          void queries.invalidateQueries();
        }}
      >
        <div className="pair">
          <Choice
            label={text('samples.parcel')}
            value={parcelId}
            onChange={setChosen}
            options={open.map((id) => [id, id] as const)}
          />
          <Choice
            label={text('samples.finding')}
            value={result}
            onChange={(value) => setResult(value === 'fail' ? 'fail' : 'pass')}
            options={(['pass', 'fail'] as const).map((one) => [one, word('result', one)] as const)}
          />
        </div>
        <HashField label="samples.record" hash={documentHash} onChange={setHash} />
      </SignFlow>
    </>
  );
}
