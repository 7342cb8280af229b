// SPDX-License-Identifier: Apache-2.0
import { MAX_OVERLAPS } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';

import type { ShownParcel } from '../api/things.js';
import type { Speaker } from '../locale/use-text.js';
import { CommandForm, typedText, type CommandFormSpec, type Typed } from '../parts/command-form.js';
import type { Said } from '../parts/said-lines.js';
import { useSigningIdentity } from '../parts/own-operator.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { sharedLandText } from './shared-land.js';

/** Roles that give their word on a parcel (`docs/spec/commands.md`). */
const ATTESTERS: readonly string[] = ['village', 'regulator', 'cooperative'];

/** Land that the parcel shares with another, as one line says it; `fault` where it cannot be signed. */
export interface OverlapLine {
  /** Counted from 1. */
  readonly line: number;
  readonly parcelId: string;
  /** In m². */
  readonly areaM2: number;
  readonly fault?: 'shape' | 'itself' | 'twice' | 'tooMany';
}

/** The word of a village, cooperative or authority on a drafted parcel, and on land that it shares with others. */
export function AttestForm({ parcel }: { readonly parcel: ShownParcel }): ReactElement | null {
  const queries = useQueryClient();
  const signer = useSigningIdentity();
  const spec = useMemo(() => attestForm(parcel), [parcel]);
  if (parcel.state !== 'draft' || !signer?.roles.some((role) => ATTESTERS.includes(role))) {
    return null;
  }
  return <CommandForm spec={spec} onSigned={() => void queries.invalidateQueries()} />;
}

function attestForm({ boundaryVersion, parcelId }: ShownParcel): CommandFormSpec {
  return {
    title: 'attest.title',
    lead: 'attest.lead',
    fields: [{ hint: 'attest.overlapsHint', label: 'attest.overlaps', lines: 3, name: 'overlaps' }],
    said: (typed, speaker) => overlapsSaid(typed, parcelId, speaker),
    draftOf: (typed, signerKeyId) => {
      const overlaps = readOverlaps(typedText(typed, 'overlaps'), parcelId);
      return newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...(boundaryVersion !== undefined && { boundaryVersion }),
        ...(overlaps.length > 0 && {
          overlaps: overlaps.map((one) => ({ areaM2: one.areaM2, parcelId: one.parcelId })),
        }),
        parcelId,
        type: 'attestParcel',
      });
    },
  };
}

/** Reads one other parcel a line: its id, and behind a blank the land in m². */
export function readOverlaps(typed: string, ownId: string): OverlapLine[] {
  const seen = new Set<string>();
  return typed
    .split('\n')
    .map((text, at) => ({ line: at + 1, text: text.trim() }))
    .filter(({ text }) => text !== '')
    .map(({ line, text }, at) => {
      const [, id = '', area = ''] = /^(\S+)\s+(\d{1,9})\s*(?:m²|m2|平方米)?$/.exec(text) ?? [];
      const parcelId = id.toLowerCase();
      const areaM2 = Number.parseInt(area, 10) || 0;
      const fault = faultOf(parcelId, areaM2, ownId, seen, at);
      seen.add(parcelId);
      return { areaM2, line, parcelId, ...(fault && { fault }) };
    });
}

function faultOf(
  parcelId: string,
  areaM2: number,
  ownId: string,
  seen: ReadonlySet<string>,
  at: number,
): OverlapLine['fault'] {
  if (parcelId === '' || areaM2 < 1) return 'shape';
  if (parcelId === ownId) return 'itself';
  if (seen.has(parcelId)) return 'twice';
  return at >= MAX_OVERLAPS ? 'tooMany' : undefined;
}

function overlapsSaid(typed: Typed, parcelId: string, { language, text }: Speaker): Said[] {
  const lines = readOverlaps(typedText(typed, 'overlaps'), parcelId);
  const faults = lines.filter((one) => one.fault !== undefined);
  if (faults.length > 0) {
    return faults.map(({ fault = 'shape', line, parcelId: id }) => ({
      kind: 'stop',
      text: text(`attest.fault.${fault}`, { id, line, max: MAX_OVERLAPS }),
    }));
  }
  return lines.map(({ areaM2, parcelId: id }) => ({
    kind: 'warn',
    text: text('attest.shares', { area: sharedLandText(areaM2, language), id }),
  }));
}
