// SPDX-License-Identifier: Apache-2.0
import type { ConfirmedBy } from '../field/field-entries.js';
import { grantFields, holdersOf, NO_GRANTS, type GrantPlan } from '../grants/grant-plan.js';
import type { TextKey } from '../locale/i18n.js';
import { gramsOf, scaledOf, type MassUnit } from '../parts/measures.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';

/** What the form for a harvest lot holds, as typed. */
export interface HarvestForm {
  /** How the holder of others' land confirmed the entry. */
  readonly confirmedBy: ConfirmedBy;
  readonly lotId: string;
  readonly mass: string;
  readonly unit: MassUnit;
  readonly moisture: string;
  readonly parcels: string;
  readonly variety: string;
  readonly year: string;
}

/** An empty form of this year. */
export function emptyHarvest(): HarvestForm {
  return {
    confirmedBy: 'own-signature',
    lotId: '',
    mass: '',
    moisture: '',
    parcels: '',
    unit: 'kg',
    variety: '',
    year: '',
  };
}

/** The field that keeps a form from being a command; `undefined` when none does. */
export function faultyField(form: HarvestForm): TextKey | undefined {
  if (form.lotId.trim() === '') return 'producer.lotId';
  if (gramsOf(form.mass, form.unit) === undefined) return 'producer.mass';
  if (scaledOf(form.moisture, 1000) === undefined) return 'producer.moisture';
  return parcelsOf(form).length === 0 ? 'producer.parcels' : undefined;
}

/** In whose name a harvest of others' land is entered; nobody's where its plan opens the land of none, or of several. */
export function harvestHolder(plan: GrantPlan): string | undefined {
  const [holder, ...others] = holdersOf(plan);
  return others.length === 0 ? holder : undefined;
}

/**
 * The `recordHarvest` command of a form, by the model's schema, for the key that will sign it.
 * @param plan - on what a harvest of others' land rests: the lot is its holder's.
 */
export function harvestDraft(
  form: HarvestForm,
  signerKeyId: string,
  plan: GrantPlan = NO_GRANTS,
): Draft {
  const operatorId = harvestHolder(plan);
  const year = Number.parseInt(form.year, 10);
  const variety = form.variety.trim();
  return newDraft('trace', {
    ...newCommandHead(signerKeyId),
    ...grantFields(plan),
    ...(operatorId !== undefined && {
      onBehalfOf: { confirmation: form.confirmedBy, operatorId },
    }),
    ...(Number.isNaN(year) ? {} : { harvestYear: year }),
    ...(variety === '' ? {} : { variety: variety.normalize('NFC') }),
    lotId: form.lotId.trim().toLowerCase(),
    moistureMilliPercent: scaledOf(form.moisture, 1000) ?? 0,
    parcels: parcelsOf(form),
    type: 'recordHarvest',
    weighedGrams: gramsOf(form.mass, form.unit) ?? 0,
  });
}

/** Parcels of a form, as typed. */
export function parcelsOf(form: HarvestForm): string[] {
  return form.parcels
    .split(/[\s,，、]+/)
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== '');
}
