// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type Command } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';

import type { ShownParcel } from '../api/things.js';
import { PlanLines } from '../grants/grant-lines.js';
import {
  grantFields,
  grantPlan,
  NO_GRANTS,
  type GrantPlan,
  type GrantSource,
} from '../grants/grant-plan.js';
import { useGrantSource } from '../grants/grant-source.js';
import { useText } from '../locale/use-text.js';
import {
  CommandForm,
  ifTyped,
  typedText,
  wordsIn,
  type CommandFormSpec,
  type Typed,
} from '../parts/command-form.js';
import { useIsSignerRead, useSigningOperator } from '../parts/own-operator.js';
import { newCommandHead, newDraft, pendingDraft, type Draft } from '../sign/command-draft.js';
import { networkNow } from '../sign/network-clock.js';
import { ReviseForm } from './revise-form.js';

const REASONS = ['out-of-use', 'merged', 'split', 'wrong-entry'] as const;

/** What can be done to a parcel after its registration: declare a season, revise the boundary, close it. */
export function ParcelForms({ parcel }: { readonly parcel: ShownParcel }): ReactElement | null {
  const { text } = useText();
  const queries = useQueryClient();
  const signer = useSigningOperator();
  const isOther = signer !== undefined && signer !== parcel.operatorId;
  const source = useGrantSource(isOther ? signer : undefined);
  const isSignerRead = useIsSignerRead();
  const isRead = isSignerRead || source.isLoading;
  const specs = useMemo(() => {
    const season = seasonForm(
      parcel,
      isOther ? { operatorId: signer, source: source.data } : undefined,
    );
    const reading = (): Draft => pendingDraft(text('grants.reading'));
    return [isRead ? { ...season, draftOf: reading } : season, closeForm(parcel)];
  }, [isOther, isRead, parcel, signer, source.data, text]);
  if (parcel.state === 'closed') return <p className="quiet">{text('parcels.isClosed')}</p>;
  const [season, close] = specs;
  const again = (): void => void queries.invalidateQueries();
  return (
    <section>
      <h2>{text('parcels.manage')}</h2>
      {season && <CommandForm spec={season} onSigned={again} />}
      <ReviseForm parcel={parcel} />
      {close && <CommandForm spec={close} onSigned={again} />}
    </section>
  );
}

/** Who declares for another's land, and what may open it; nothing while it is being read. */
interface OtherLand {
  readonly operatorId: string;
  readonly source: GrantSource | undefined;
}

/** On what the declaration rests: a contract of the declared season, or a mandate for field work. */
function seasonPlan(
  { operatorId, parcelId }: ShownParcel,
  other: OtherLand | undefined,
  season: number,
): GrantPlan {
  if (!other?.source) return NO_GRANTS;
  return grantPlan(
    {
      date: civilDateOf(networkNow().toISOString()),
      operatorId: other.operatorId,
      parcelIds: [parcelId],
      parcels: [{ operatorId, parcelId, season }],
      work: 'field-work',
    },
    other.source,
  );
}

function seasonForm(parcel: ShownParcel, other?: OtherLand): CommandFormSpec {
  const { parcelId, variety } = parcel;
  const planOf = (typed: Typed): GrantPlan =>
    seasonPlan(parcel, other, Number.parseInt(typedText(typed, 'season'), 10) || 0);
  return {
    title: 'parcels.declareSeason',
    start: { season: String(networkNow().getUTCFullYear()), variety },
    fields: [
      { label: 'producer.year', mode: 'numeric', name: 'season' },
      { label: 'producer.variety', name: 'variety' },
      { hint: 'parcels.seedLotHint', label: 'parcels.seedLot', name: 'seedLot' },
      { isDate: true, label: 'parcels.sownOn', name: 'sownOn' },
      { hint: 'parcels.holderHint', label: 'parcels.holder', name: 'holderOperatorId' },
      {
        draw: (typed) => <PlanLines plan={planOf(typed)} />,
        label: 'grants.title',
        name: 'grants',
      },
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...grantFields(planOf(typed)),
        ...ifTyped(typed, 'holderOperatorId'),
        ...ifTyped(typed, 'sownOn'),
        parcelId,
        season: Number.parseInt(typedText(typed, 'season'), 10) || 0,
        seedLot: typedText(typed, 'seedLot'),
        type: 'declareSeason',
        variety: typedText(typed, 'variety').normalize('NFC'),
      }),
  };
}

function closeForm({ parcelId }: ShownParcel): CommandFormSpec {
  return {
    title: 'parcels.close',
    start: { reason: REASONS[0] },
    fields: [
      {
        label: 'parcels.closeReason',
        name: 'reason',
        options: ({ text }) => REASONS.map((one) => [one, text(`parcels.reason.${one}`)] as const),
      },
      { hint: 'parcels.successorsHint', label: 'parcels.successors', name: 'successors' },
    ],
    draftOf: (typed, signerKeyId) =>
      // The closed schema judges the reason.
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        parcelId,
        reason: typedText(typed, 'reason'),
        successors: wordsIn(typedText(typed, 'successors').toLowerCase()),
        type: 'closeParcel',
      } as Command),
  };
}
