// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';

import type { ShownParcel } from '../api/things.js';
import {
  CommandForm,
  ifTyped,
  typedText,
  wordsIn,
  type CommandFormSpec,
} from '../parts/command-form.js';
import { hashField } from '../parts/hash-form-field.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';

/** A record harvest: an association or the agriculture authority lifts the yield cap of a season, signed and visible. */
export function UpliftForm({ parcel }: { readonly parcel: ShownParcel }): ReactElement | null {
  const queries = useQueryClient();
  const spec = useMemo(() => upliftForm(parcel), [parcel]);
  if (parcel.state === 'closed') return null;
  return <CommandForm spec={spec} onSigned={() => void queries.invalidateQueries()} />;
}

function upliftForm({ parcelId, season }: ShownParcel): CommandFormSpec {
  return {
    title: 'rules.uplift',
    start: { parcels: parcelId },
    fields: [
      { hint: 'rules.upliftParcelsHint', label: 'rules.upliftParcels', name: 'parcels' },
      { hint: 'rules.upliftKgHint', label: 'rules.upliftKg', mode: 'numeric', name: 'extra' },
      { label: 'rules.upliftReason', lines: 2, name: 'reason' },
      hashField('documentHash', 'rules.upliftFile'),
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...ifTyped(typed, 'documentHash'),
        extraKgPerMu: Number.parseInt(typedText(typed, 'extra'), 10) || 0,
        parcels: wordsIn(typedText(typed, 'parcels').toLowerCase()),
        reason: typedText(typed, 'reason'),
        // The ledger takes no other season than that of the parcels now.
        season,
        type: 'upliftYieldCap',
      }),
  };
}
