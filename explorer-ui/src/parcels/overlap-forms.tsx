// SPDX-License-Identifier: Apache-2.0
import { OVERLAP_FINDINGS, VALUE_WORDS } from '@daoji/model';

import type { ShownParcel } from '../api/things.js';
import type { Speaker } from '../locale/use-text.js';
import { typedText, type CommandFormSpec, type Typed } from '../parts/command-form.js';
import { HashField } from '../parts/hash-field.js';
import type { Said } from '../parts/said-lines.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { sharedLandText } from './shared-land.js';

/** Two parcels share land, in the words of whoever signs. @param signerOperatorId - absent until the ledger knows it. */
export function claimForm(parcel: ShownParcel, signerOperatorId?: string): CommandFormSpec {
  return {
    title: 'overlap.claim',
    lead: 'overlap.claimLead',
    fields: [
      { hint: 'overlap.otherHint', isNeeded: true, label: 'overlap.other', name: 'other' },
      {
        hint: 'overlap.areaHint',
        isNeeded: true,
        label: 'overlap.area',
        mode: 'numeric',
        name: 'areaM2',
      },
    ],
    said: (typed, speaker) => claimSaid(parcel, typed, speaker, signerOperatorId),
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        areaM2: wholeOf(typed),
        otherParcelId: otherOf(typed),
        parcelId: parcel.parcelId,
        type: 'claimOverlap',
      }),
  };
}

/** The agriculture authority's word on one of the open claims. */
export function resolveForm({ overlaps = [], parcelId }: ShownParcel): CommandFormSpec {
  const others = overlaps.map((one) => one.parcelId);
  return {
    title: 'overlap.resolve',
    lead: 'overlap.resolveLead',
    start: { finding: OVERLAP_FINDINGS[0], other: others[0] ?? '' },
    fields: [
      {
        label: 'overlap.other',
        name: 'other',
        options: () => others.map((one) => [one, one] as const),
      },
      {
        label: 'overlap.finding',
        name: 'finding',
        options: ({ language }) =>
          OVERLAP_FINDINGS.map(
            (one) => [one, VALUE_WORDS[one]?.[language === 'en' ? 1 : 0] ?? one] as const,
          ),
      },
      {
        draw: (typed, onChange) => (
          <HashField
            hash={typed['documentHash'] ?? ''}
            label="overlap.document"
            onChange={(documentHash) => onChange({ ...typed, documentHash })}
          />
        ),
        isNeeded: true,
        label: 'overlap.document',
        name: 'documentHash',
      },
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        documentHash: typedText(typed, 'documentHash'),
        finding:
          OVERLAP_FINDINGS.find((one) => one === typedText(typed, 'finding')) ??
          OVERLAP_FINDINGS[0],
        otherParcelId: otherOf(typed),
        parcelId,
        type: 'resolveOverlap',
      }),
  };
}

function claimSaid(
  { operatorId, overlaps = [], parcelId, state }: ShownParcel,
  typed: Typed,
  { language, text }: Speaker,
  signerOperatorId: string | undefined,
): Said[] {
  const other = otherOf(typed);
  const areaM2 = wholeOf(typed);
  if (state === 'draft' && signerOperatorId === operatorId)
    return [{ kind: 'stop', text: text('overlap.ownDraft') }];
  if (other === '') return [];
  if (other === parcelId) return [{ kind: 'stop', text: text('overlap.itself') }];
  const isListed = overlaps.some((one) => one.parcelId === other);
  return [
    ...(isListed && state !== 'draft'
      ? [{ kind: 'warn', text: text('overlap.listed', { other }) } as const]
      : []),
    ...(areaM2 > 0
      ? [
          {
            kind: 'note',
            text: text('overlap.means', {
              area: sharedLandText(areaM2, language),
              id: parcelId,
              other,
            }),
          } as const,
        ]
      : []),
  ];
}

function otherOf(typed: Typed): string {
  return typedText(typed, 'other').toLowerCase();
}

/** Whole square metres; 0, which no claim has, for anything else. */
function wholeOf(typed: Typed): number {
  const text = typedText(typed, 'areaM2');
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
