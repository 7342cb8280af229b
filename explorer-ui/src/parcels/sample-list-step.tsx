// SPDX-License-Identifier: Apache-2.0
import { MAX_SAMPLE_CHUNK } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';

import type { ShownSample } from '../api/parcel-queries.js';
import { useParcels } from '../api/queries.js';
import type { ShownParcel } from '../api/things.js';
import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';

/** Counts the next part of a sample's list, or verifies the next part by its result; the ledger refuses another list. */
export function SampleListStep({ sample }: { readonly sample: ShownSample }): ReactElement {
  const { text } = useText();
  const parcels = useParcels();
  const queries = useQueryClient();
  const isCounting = sample.state === 'revealed';
  return (
    <>
      <h2>{text(isCounting ? 'samples.countTitle' : 'samples.verifyTitle')}</h2>
      <Loaded query={parcels}>
        {(items) => (
          <SignFlow
            draftOf={(keyId) => draftOf(sample, items, keyId)}
            onSigned={() => void queries.invalidateQueries()}
          >
            <p>
              {isCounting
                ? text('samples.countLead', { done: sample.counted, list: sample.listSize })
                : text('samples.verifyLead', {
                    chunks: sample.chunkCount,
                    done: sample.verifiedChunks.length,
                  })}
            </p>
          </SignFlow>
        )}
      </Loaded>
    </>
  );
}

function draftOf(sample: ShownSample, parcels: readonly ShownParcel[], keyId: string): Draft {
  const list = committedList(sample, parcels);
  const part = (from: number): string[] => list.slice(from, from + MAX_SAMPLE_CHUNK);
  const { sampleId } = sample;
  if (sample.state === 'revealed') {
    const from = sample.counted;
    const fields = { from, parcels: part(from), sampleId };
    return newDraft('trace', { ...newCommandHead(keyId), ...fields, type: 'countParcelSample' });
  }
  const done = new Set(sample.verifiedChunks);
  const chunk = Array.from({ length: sample.chunkCount }, (_, at) => at).find(
    (at) => !done.has(at),
  );
  const fields = { chunk: chunk ?? 0, parcels: part((chunk ?? 0) * MAX_SAMPLE_CHUNK), sampleId };
  return newDraft('trace', { ...newCommandHead(keyId), ...fields, type: 'verifySampledParcels' });
}

/** The list as it was when committed, as far as today's states tell: what failed since is a draft again. */
function committedList(sample: ShownSample, parcels: readonly ShownParcel[]): string[] {
  const failed = new Set(
    sample.checks.flatMap((one) => (one.result === 'fail' ? one.parcelId : [])),
  );
  const isOfSample = ({ parcelId, state, verified }: ShownParcel): boolean =>
    state === 'attested' || verified?.sampleId === sample.sampleId || failed.has(parcelId);
  return parcels
    .filter((one) => one.areaCode.startsWith(sample.areaCode) && isOfSample(one))
    .map((one) => one.parcelId)
    .sort();
}
