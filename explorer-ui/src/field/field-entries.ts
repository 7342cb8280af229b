// SPDX-License-Identifier: Apache-2.0
import { FIELD_WORKS, type Command, type FieldWork } from '@daoji/model';

import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { grantFields, grantPlan, NO_GRANTS, type GrantPlan } from '../grants/grant-plan.js';
import type { FieldPack, LastUse } from './field-pack.js';

/** One use of an input with all that its command needs. */
export interface SprayChoice {
  readonly kind: 'spray';
  readonly id: string;
  readonly name: string;
  readonly stockLotId: string;
  readonly target: string;
  readonly doseMilliPerMu: number;
  readonly unit: string;
  /** First day on which harvest would be allowed, used today. */
  readonly earliestHarvest: string;
  /** True for a restricted input: an agronomist signs too. */
  readonly needsAgronomist: boolean;
}

/** One line of the field diary. */
export interface WorkChoice {
  readonly kind: 'work';
  readonly id: string;
  readonly work: FieldWork;
}

/** What one tap records. */
export type FieldChoice = SprayChoice | WorkChoice;

/** How the party in whose name an entry is made confirmed it (代录). */
export const CONFIRMATIONS = ['own-signature', 'sms-code', 'signed-paper', 'none'] as const;
/** One of {@link CONFIRMATIONS}. */
export type ConfirmedBy = (typeof CONFIRMATIONS)[number];

/** What may be changed before signing. */
export interface FieldEdit {
  readonly date: string;
  readonly note: string;
  readonly doseMilliPerMu?: number;
  readonly target?: string;
  readonly onBehalfOf?: { readonly confirmation: ConfirmedBy; readonly operatorId: string };
}

/**
 * What can be recorded on a parcel with one tap: each product that may be sprayed and is in stock, dose and target as
 * they were used last where the label still has them, then the works of the field. Harvest stands last.
 */
export function choicesOf(pack: FieldPack, parcelId: string): FieldChoice[] {
  const sprays = (pack.advice[parcelId] ?? []).flatMap((one): SprayChoice[] => {
    const last = lastUseOf(pack.lastUses, one.registration);
    const use = one.uses.find(({ target }) => target === last?.target) ?? one.uses[0];
    const [stock] = one.stock;
    if (!use || !stock) return [];
    const isLastDose =
      last !== undefined &&
      last.target === use.target &&
      last.doseMilliPerMu >= use.doseMinMilli &&
      last.doseMilliPerMu <= use.doseMaxMilli;
    return [
      {
        doseMilliPerMu: isLastDose ? last.doseMilliPerMu : use.doseMinMilli,
        earliestHarvest: one.earliestHarvest,
        id: `spray-${one.registration}`,
        kind: 'spray',
        name: one.name,
        needsAgronomist: one.needsAgronomist,
        stockLotId: stock.stockLotId,
        target: use.target,
        unit: one.unit,
      },
    ];
  });
  const works = FIELD_WORKS.map((work): WorkChoice => ({ id: `work-${work}`, kind: 'work', work }));
  return [...sprays, ...works];
}

/** What an entry on a kept parcel rests on, from what this phone keeps; nothing on own land. @param date - of signing. */
export function packGrants(
  { grants, operatorId, parcels, signerOperatorId }: FieldPack,
  choice: FieldChoice,
  parcelId: string,
  date: string,
): GrantPlan {
  if (!grants || signerOperatorId === undefined) return NO_GRANTS;
  return grantPlan(
    {
      date,
      operatorId: signerOperatorId,
      parcelIds: [parcelId],
      parcels: parcels.map((one) => ({ operatorId, parcelId: one.parcelId, season: one.season })),
      work: choice.kind === 'spray' ? 'input' : 'field-work',
    },
    grants,
  );
}

/** The command of a choice, by the model's schema, for the key that will sign it. */
export function fieldDraft(
  choice: FieldChoice,
  parcels: readonly string[],
  edit: FieldEdit,
  signerKeyId: string,
  plan: GrantPlan = NO_GRANTS,
): Draft {
  const head = { ...newCommandHead(signerKeyId), ...grantFields(plan) };
  const behalf = edit.onBehalfOf && { onBehalfOf: { ...edit.onBehalfOf } };
  return newDraft('trace', commandOf(choice, parcels, edit, { ...head, ...behalf }));
}

type Head = ReturnType<typeof newCommandHead> &
  ReturnType<typeof grantFields> &
  Pick<Command, 'onBehalfOf'>;

function commandOf(
  choice: FieldChoice,
  parcels: readonly string[],
  edit: FieldEdit,
  head: Head,
): Command {
  const note = edit.note.trim();
  if (choice.kind === 'work') {
    return {
      ...head,
      ...(note !== '' && { note }),
      doneOn: edit.date,
      parcels: [...parcels],
      type: 'recordFieldWork',
      work: choice.work,
    };
  }
  return {
    ...head,
    applicationId: `a-${head.commandId.slice(-14).toLowerCase()}`,
    doseMilliPerMu: edit.doseMilliPerMu ?? choice.doseMilliPerMu,
    parcels: [...parcels],
    startDate: edit.date,
    stockLotId: choice.stockLotId,
    stopDate: edit.date,
    target: edit.target ?? choice.target,
    type: 'applyInput',
  };
}

function lastUseOf(uses: readonly LastUse[], registration: string): LastUse | undefined {
  return uses
    .filter((one) => one.registration === registration)
    .sort((left, right) => right.stopDate.localeCompare(left.stopDate))[0];
}
