// SPDX-License-Identifier: Apache-2.0
import { physicalGrams, type Command, type Lot } from '@daoji/model';

import type { Speaker } from '../locale/use-text.js';
import {
  typedText,
  type CommandFormSpec,
  type FieldSpec,
  type Typed,
} from '../parts/command-form.js';
import { massText, scaledOf } from '../parts/measures.js';
import type { Said } from '../parts/said-lines.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';
import { rowsField } from './mass-rows.js';
import { newId, today, type StepContext } from './step-context.js';
import {
  balanceSaid,
  filledRows,
  kgGrams,
  kgTyped,
  overdrawnSaid,
  partsOf,
  physicalSaid,
  rowFaults,
  sumOf,
  typedRows,
} from './typed-masses.js';

/** Moisture at which inputs were weighed, where their kg are not at 14.5 % yet. */
export const WEIGHED_AT: FieldSpec = {
  hint: 'lots.weighedAtHint',
  label: 'lots.weighedAt',
  mode: 'decimal',
  name: 'moisture',
};
const NEW_LOT: FieldSpec = { isNeeded: true, label: 'lots.newLot', name: 'lotId' };

/** The row of the lot itself, with all that is left of it. */
export function ownRow({ lotId, remainingGrams }: Lot): Typed {
  return typedRows('in', [{ lotId, mass: kgTyped(remainingGrams) }]);
}

/** Faults, conversions and overdraft of the rows `in`. */
export function inputsSaid(typed: Typed, { lots }: StepContext, speaker: Speaker): Said[] {
  return [
    ...rowFaults(typed, 'in', speaker),
    ...physicalSaid(typed, 'in', speaker),
    ...overdrawnSaid(partsOf(typed, 'in'), lots, speaker),
  ];
}

/** Paddy into a bin. */
export function storeForm(lot: Lot, context: StepContext): CommandFormSpec {
  const { bins, isForeign } = context;
  return {
    title: 'lots.store',
    start: () => ({ ...ownRow(lot), binId: bins[0]?.id ?? '', lotId: newId('s'), moisture: '' }),
    fields: [rowsField('in', 'lots.into'), WEIGHED_AT, binField(bins.map(({ id }) => id)), NEW_LOT],
    isCosigned: isForeign,
    said: (typed, speaker) => inputsSaid(typed, context, speaker),
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        binId: typedText(typed, 'binId').toLowerCase(),
        inputs: partsOf(typed, 'in'),
        lotId: typedText(typed, 'lotId').toLowerCase(),
        type: 'storeLot',
      }),
  };
}

/** A bin to choose, or to type where none is known. */
export function binField(ids: readonly string[]): FieldSpec {
  const field: FieldSpec = { isNeeded: true, label: 'lots.bin', name: 'binId' };
  return ids.length === 0 ? field : { ...field, options: () => ids.map((id) => [id, id] as const) };
}

/** Paddy that was dried. */
export function dryForm(lot: Lot, context: StepContext): CommandFormSpec {
  return conditionForm(lot, context, 'dryLot');
}

/** Paddy that was cleaned. */
export function cleanForm(lot: Lot, context: StepContext): CommandFormSpec {
  return conditionForm(lot, context, 'cleanLot');
}

function conditionForm(
  lot: Lot,
  context: StepContext,
  type: 'cleanLot' | 'dryLot',
): CommandFormSpec {
  const isCleaning = type === 'cleanLot';
  return {
    title: isCleaning ? 'lots.clean' : 'lots.dry',
    start: () => ({
      ...ownRow(lot),
      impurity: '0',
      lotId: newId(isCleaning ? 'c' : 'd'),
      moistureAfter: '',
      weighed: '',
    }),
    fields: [
      rowsField('in', 'lots.into'),
      ...(isCleaning
        ? [{ isNeeded: true, label: 'lots.impurity', mode: 'decimal', name: 'impurity' } as const]
        : []),
      { isNeeded: true, label: 'lots.weighedAfter', mode: 'decimal', name: 'weighed' },
      { isNeeded: true, label: 'lots.moistureAfter', mode: 'decimal', name: 'moistureAfter' },
      NEW_LOT,
    ],
    isCosigned: context.isForeign,
    said: (typed, speaker) => [
      ...inputsSaid(typed, context, speaker),
      ...afterSaid(typed, speaker),
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        ...(isCleaning && { impurityGrams: kgGrams(typed['impurity'] ?? '') ?? -1 }),
        inputs: partsOf(typed, 'in'),
        lotId: typedText(typed, 'lotId').toLowerCase(),
        moistureMilliPercent: scaledOf(typed['moistureAfter'] ?? '', 1_000) ?? 0,
        type,
        weighedGrams: kgGrams(typed['weighed'] ?? '') ?? 0,
      } as Command),
  };
}

/** What was weighed afterwards, at 14.5 %, against what went in. */
function afterSaid(typed: Typed, speaker: Speaker): Said[] {
  const weighed = kgGrams(typed['weighed'] ?? '');
  const moisture = scaledOf(typed['moistureAfter'] ?? '', 1_000);
  if (weighed === undefined || moisture === undefined || moisture > 40_000) return [];
  const grams = physicalGrams(weighed, moisture);
  const mass = massText(grams, speaker.language);
  return [
    { kind: 'note', text: speaker.text('producer.physical', { mass }) },
    ...balanceSaid(sumOf(partsOf(typed, 'in')), grams, speaker),
  ];
}

/** Paddy to rice and by-products. */
export function millForm(lot: Lot, context: StepContext): CommandFormSpec {
  const { isForeign, millLines } = context;
  const line: FieldSpec = { isNeeded: true, label: 'lots.millLine', name: 'millLineId' };
  return {
    title: 'lots.mill',
    start: () => ({
      ...ownRow(lot),
      ...typedRows('out', [
        { lotId: newId('m'), product: 'milled-rice' },
        { lotId: newId('b'), product: 'bran' },
        { lotId: newId('x'), product: 'husk' },
        { lotId: newId('k'), product: 'brokens' },
      ]),
      millingDate: today(),
      millLineId: millLines[0]?.id ?? '',
      moisture: '',
    }),
    fields: [
      rowsField('in', 'lots.into'),
      WEIGHED_AT,
      rowsField('out', 'lots.out', { hasProduct: true, isNew: true }),
      millLines.length === 0
        ? line
        : { ...line, options: () => millLines.map(({ id }) => [id, id] as const) },
      { isDate: true, isNeeded: true, label: 'lots.millingDate', name: 'millingDate' },
    ],
    isCosigned: isForeign,
    said: (typed, speaker) => {
      const [into, out] = [sumOf(partsOf(typed, 'in')), sumOf(yieldsOf(typed))];
      const none: Said[] =
        out === 0 ? [{ kind: 'need', text: speaker.text('lots.nothingOut') }] : [];
      return [
        ...inputsSaid(typed, context, speaker),
        ...none,
        ...balanceSaid(into, out, speaker),
        ...recoverySaid(typed, into, speaker),
      ];
    },
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        inputs: partsOf(typed, 'in'),
        millingDate: typedText(typed, 'millingDate'),
        millLineId: typedText(typed, 'millLineId').toLowerCase(),
        outputs: yieldsOf(typed),
        type: 'millLot',
      } as Command),
  };
}

interface Yield {
  readonly grams: number;
  readonly lotId: string;
  readonly product: string;
}

/** What came off the line as weighed; a product that yielded nothing has its row left empty. */
function yieldsOf(typed: Typed): Yield[] {
  return filledRows(typed, 'out').flatMap(({ lotId, mass, product }) =>
    mass === '' ? [] : [{ grams: kgGrams(mass) ?? 0, lotId, product }],
  );
}

function recoverySaid(typed: Typed, inGrams: number, { language, text }: Speaker): Said[] {
  const rice = sumOf(yieldsOf(typed).filter(({ product }) => product === 'milled-rice'));
  if (rice === 0 || inGrams === 0) return [];
  const percent = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return [
    {
      kind: 'note',
      text: text('lots.recovery', { percent: percent.format((rice / inGrams) * 100) }),
    },
  ];
}
