// SPDX-License-Identifier: Apache-2.0
import { MAX_SAMPLE_CHUNK } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';

import { useSampleParcels, type ParcelList, type ShownSample } from '../api/parcel-queries.js';
import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { SignFlow } from '../parts/sign-flow.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';

/** Counts the next part of a sample's list, or verifies the next part by its result; the ledger refuses another list. */
export function SampleListStep({ sample }: { readonly sample: ShownSample }): ReactElement {
  const { text } = useText();
  const list = useSampleParcels(sample.sampleId);
  const queries = useQueryClient();
  const isCounting = sample.state === 'revealed';
  return (
    <>
      <h2>{text(isCounting ? 'samples.countTitle' : 'samples.verifyTitle')}</h2>
      <Loaded query={list}>
        {(found) => (
          <SignFlow
            draftOf={(keyId) =>
              found.listRoot === sample.listRoot
                ? draftOf(sample, found, keyId)
                : { isReady: false, why: text('samples.otherList') }
            }
            onSigned={() => void queries.invalidateQueries()}
          >
            {found.listRoot !== sample.listRoot && (
              <p role="alert" className="notice notice-bad">
                {text('samples.otherListLead', {
                  count: found.parcels.length,
                  list: sample.listSize,
                })}
              </p>
            )}
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

function draftOf(sample: ShownSample, list: ParcelList, keyId: string): Draft {
  const part = (from: number): string[] => list.parcels.slice(from, from + MAX_SAMPLE_CHUNK);
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
