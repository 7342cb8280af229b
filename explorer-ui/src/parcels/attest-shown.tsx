// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';

import type { ShownParcel } from '../api/things.js';
import { useText } from '../locale/use-text.js';
import { SignMany } from '../parts/sign-many.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';

/** The word of a village or cooperative for every draft that is listed: one signature for each parcel, signed in one press. */
export function AttestShown({
  parcels,
}: {
  readonly parcels: readonly ShownParcel[];
}): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  const drafts = parcels.filter(({ state }) => state === 'draft');
  return (
    <details className="fold">
      <summary>{text('parcels.attestShown', { count: drafts.length })}</summary>
      <p>{text('parcels.attestLead')}</p>
      {/* Another list is another review: what was read is what is signed. */}
      <SignMany
        key={drafts.map(({ parcelId }) => parcelId).join()}
        count={drafts.length}
        draftsOf={(keyId) => Promise.resolve(drafts.map((one) => attestDraft(one, keyId)))}
        onSigned={() => void queries.invalidateQueries()}
      />
    </details>
  );
}

/** The attestation of a parcel at the boundary version that is shown. */
export function attestDraft(
  { boundaryVersion, parcelId }: Pick<ShownParcel, 'boundaryVersion' | 'parcelId'>,
  signerKeyId: string,
): Draft {
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    ...(boundaryVersion !== undefined && { boundaryVersion }),
    parcelId,
    type: 'attestParcel',
  });
}
