// SPDX-License-Identifier: Apache-2.0
import { physicalGrams } from '@daoji/model';

import { ifTyped, typedText, type CommandFormSpec, type Typed } from '../parts/command-form.js';
import { HashField } from '../parts/hash-field.js';
import { massText, scaledOf } from '../parts/measures.js';
import type { Said } from '../parts/said-lines.js';
import type { Speaker } from '../locale/use-text.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { newSalt, saltedHash } from './new-salt.js';

/** Paddy from outside over the weighbridge: of no registered parcel, so its origin stays unproven. */
export const BOUGHT_IN_FORM: CommandFormSpec = {
  title: 'bought.title',
  lead: 'bought.lead',
  start: () => ({ salt: newSalt() }),
  fields: [
    { isNeeded: true, label: 'intake.slipId', name: 'slipId' },
    { isNeeded: true, label: 'bought.lotId', name: 'lotId' },
    { hint: 'bought.supplierHint', isNeeded: true, label: 'bought.supplier', name: 'supplier' },
    { isNeeded: true, label: 'producer.variety', name: 'variety' },
    { label: 'bought.year', mode: 'numeric', name: 'year' },
    { isNeeded: true, label: 'intake.gross', mode: 'decimal', name: 'gross' },
    { isNeeded: true, label: 'intake.tare', mode: 'decimal', name: 'tare' },
    { isNeeded: true, label: 'intake.moisture', mode: 'decimal', name: 'moisture' },
    { isNeeded: true, label: 'intake.impurity', mode: 'decimal', name: 'impurity' },
    { label: 'intake.sampleId', name: 'sampleId' },
    { label: 'intake.recovery', mode: 'decimal', name: 'recovery' },
    { isNeeded: true, label: 'intake.plate', name: 'plate' },
    {
      draw: (typed, onChange) => (
        <HashField
          hash={typed['photoHash'] ?? ''}
          label="intake.photo"
          onChange={(photoHash) => onChange({ ...typed, photoHash })}
        />
      ),
      label: 'intake.photo',
      name: 'photoHash',
    },
  ],
  said: boughtSaid,
  draftOf: (typed, signerKeyId) => {
    const salt = typedText(typed, 'salt');
    const year = Number.parseInt(typedText(typed, 'year'), 10);
    const recovery = scaledOf(typedText(typed, 'recovery'), 1_000);
    return newDraft('trace', {
      ...newCommandHead(signerKeyId),
      ...ifTyped(typed, 'photoHash'),
      ...(typedText(typed, 'sampleId') !== '' && { sampleId: id(typed, 'sampleId') }),
      ...(Number.isNaN(year) ? {} : { harvestYear: year }),
      ...(recovery !== undefined && { brownRiceYieldMilliPercent: recovery }),
      grossGrams: thousandths(typed, 'gross') ?? 0,
      impurityMilliPercent: thousandths(typed, 'impurity') ?? 0,
      lotId: id(typed, 'lotId'),
      moistureMilliPercent: thousandths(typed, 'moisture') ?? 0,
      plateCommitment: saltedHash(salt, typedText(typed, 'plate')),
      slipId: id(typed, 'slipId'),
      supplierCommitment: saltedHash(salt, typedText(typed, 'supplier')),
      tareGrams: thousandths(typed, 'tare') ?? 0,
      type: 'recordBoughtIn',
      variety: typedText(typed, 'variety').normalize('NFC'),
    });
  },
};

/** The physical mass, a tare that is no tare, what the lot will carry for ever, and the salt to keep. */
function boughtSaid(typed: Typed, { language, text }: Speaker): Said[] {
  const [gross, tare] = [thousandths(typed, 'gross'), thousandths(typed, 'tare')];
  const moisture = thousandths(typed, 'moisture');
  const salt: Said = {
    kind: 'note',
    text: text('bought.salt', { salt: typedText(typed, 'salt') }),
  };
  const said: Said[] = [{ kind: 'warn', text: text('bought.unproven') }, salt];
  if (gross === undefined || tare === undefined) return said;
  if (gross <= tare) return [...said, { kind: 'stop', text: text('bought.tare') }];
  if (moisture === undefined) return said;
  const mass = massText(physicalGrams(gross - tare, moisture), language);
  return [...said, { kind: 'note', text: text('producer.physical', { mass }) }];
}

/** Kilograms in grams, or a percentage in thousandths of it. */
function thousandths(typed: Typed, name: string): number | undefined {
  return scaledOf(typedText(typed, name), 1_000);
}

function id(typed: Typed, name: string): string {
  return typedText(typed, name).toLowerCase();
}
