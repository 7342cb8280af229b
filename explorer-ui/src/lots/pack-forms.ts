// SPDX-License-Identifier: Apache-2.0
import { type Lot } from '@daoji/model';

import type { Speaker } from '../locale/use-text.js';
import {
  typedText,
  type CommandFormSpec,
  type FieldSpec,
  type Typed,
} from '../parts/command-form.js';
import { massText } from '../parts/measures.js';
import type { Said } from '../parts/said-lines.js';
import { gtinOf } from '../products/product-forms.js';
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
  rowFaults,
  sumOf,
} from './typed-masses.js';
import { ownRow } from './work-forms.js';

/** Most packages of one lot. */
const MAX_COUNT = 5_000_000;

/** Milled rice into packages of one product. */
export function packForm(lot: Lot, context: StepContext): CommandFormSpec {
  const { products } = context;
  const [first] = products;
  const net = first?.netMassGrams;
  return {
    title: 'lots.pack',
    lead: 'lots.packLead',
    start: () => ({
      ...ownRow(lot),
      count: net === undefined ? '' : String(Math.floor(lot.remainingGrams / net)),
      gtin: first?.gtin ?? '',
      lotId: newId('p'),
      net: '',
      productionDate: today(),
    }),
    fields: [
      ...productFields(context),
      { isNeeded: true, label: 'lots.count', mode: 'numeric', name: 'count' },
      rowsField('in', 'lots.into'),
      { isDate: true, isNeeded: true, label: 'lots.productionDate', name: 'productionDate' },
      { isNeeded: true, label: 'lots.newLot', name: 'lotId' },
    ],
    isCosigned: context.isForeign,
    said: (typed, speaker) => packSaid(typed, context, speaker),
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        count: countOf(typed),
        gtin: gtinOf(typed),
        inputs: partsOf(typed, 'in'),
        lotId: typedText(typed, 'lotId').toLowerCase(),
        netMassGrams: netOf(typed, context),
        productionDate: typedText(typed, 'productionDate'),
        type: 'packLot',
      }),
  };
}

/** A registered product gives its own net content; another one is typed with it. */
function productFields({ products }: StepContext): FieldSpec[] {
  if (products.length > 0) {
    return [
      {
        label: 'lots.product',
        name: 'gtin',
        options: ({ language }) =>
          products.map(({ gtin, name, netMassGrams }) => {
            const title = language === 'en' ? name.en : name.zh;
            return [gtin, `${title} ${massText(netMassGrams, language)}（${gtin}）`] as const;
          }),
      },
    ];
  }
  return [
    {
      hint: 'products.gtinHint',
      isNeeded: true,
      label: 'products.gtin',
      mode: 'numeric',
      name: 'gtin',
    },
    { isNeeded: true, label: 'products.netMass', mode: 'decimal', name: 'net' },
  ];
}

function netOf(typed: Typed, { products }: StepContext): number {
  const product = products.find(({ gtin }) => gtin === typedText(typed, 'gtin'));
  return product?.netMassGrams ?? kgGrams(typed['net'] ?? '') ?? 0;
}

function countOf(typed: Typed): number {
  const text = typedText(typed, 'count');
  return /^\d{1,7}$/.test(text) && Number(text) <= MAX_COUNT ? Number(text) : 0;
}

function packSaid(typed: Typed, context: StepContext, speaker: Speaker): Said[] {
  const { language, text } = speaker;
  const inputs = partsOf(typed, 'in');
  const [count, net] = [countOf(typed), netOf(typed, context)];
  const total = massText(count * net, language);
  return [
    ...rowFaults(typed, 'in', speaker),
    ...overdrawnSaid(inputs, context.lots, speaker),
    ...(count === 0 ? [{ kind: 'need', text: text('lots.noCount') } as const] : []),
    ...(count > 0 && net > 0
      ? [
          {
            kind: 'note',
            text: text('lots.packed', { count, net: massText(net, language), total }),
          } as const,
        ]
      : []),
    ...balanceSaid(sumOf(inputs), count * net, speaker),
  ];
}

/** Packages opened again. */
export function reworkForm(lot: Lot, context: StepContext): CommandFormSpec {
  return {
    title: 'lots.rework',
    lead: 'lots.reworkLead',
    start: () => ({ count: String(packagesLeft(lot)), lotId: newId('r'), reason: '' }),
    fields: [
      { isNeeded: true, label: 'lots.openCount', mode: 'numeric', name: 'count' },
      { isNeeded: true, label: 'lots.newLot', name: 'lotId' },
      { isNeeded: true, label: 'lots.reason', name: 'reason' },
    ],
    isCosigned: context.isForeign,
    said: (typed, speaker) => wholePackages(countOf(typed), lot, speaker),
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        inputs: [{ grams: countOf(typed) * (lot.package?.netMassGrams ?? 0), lotId: lot.lotId }],
        lotId: typedText(typed, 'lotId').toLowerCase(),
        reason: typedText(typed, 'reason'),
        type: 'reworkLot',
      }),
  };
}

/** Packages that are left of a lot. */
export function packagesLeft({ package: whole, remainingGrams }: Lot): number {
  return whole === undefined ? 0 : Math.floor(remainingGrams / whole.netMassGrams);
}

function wholePackages(count: number, lot: Lot, { language, text }: Speaker): Said[] {
  const left = packagesLeft(lot);
  const net = lot.package?.netMassGrams ?? 0;
  if (count === 0) return [{ kind: 'need', text: text('lots.noCount') }];
  const total = massText(count * net, language);
  const said: Said = {
    kind: 'note',
    text: text('lots.packed', { count, net: massText(net, language), total }),
  };
  return count > left ? [said, { kind: 'warn', text: text('lots.fewerLeft', { left }) }] : [said];
}

/** Parts of a lot as lots of their own; packages are split whole. */
export function splitForm(lot: Lot): CommandFormSpec {
  const net = lot.package?.netMassGrams;
  return {
    title: 'lots.split',
    lead: net === undefined ? 'lots.splitLead' : 'lots.splitPackages',
    start: () => ({
      'out0.lotId': newId('t'),
      'out0.mass': '',
      'out0.product': '',
    }),
    fields: [rowsField('out', 'lots.parts', { isNew: true })],
    said: (typed, speaker) => splitSaid(typed, lot, speaker),
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        lotId: lot.lotId,
        outputs: partsOf(typed, 'out'),
        type: 'splitLot',
      }),
  };
}

function splitSaid(typed: Typed, lot: Lot, speaker: Speaker): Said[] {
  const { text } = speaker;
  const parts = partsOf(typed, 'out');
  const net = lot.package?.netMassGrams;
  const isWhole = net === undefined || parts.every(({ grams }) => grams % net === 0);
  const faults = rowFaults(typed, 'out', speaker);
  return [
    ...faults,
    ...(isWhole
      ? []
      : [{ kind: 'stop', text: text('lots.notWhole', { net: kgTyped(net) }) } as const]),
    ...(faults.length === 0 ? balanceSaid(lot.remainingGrams, sumOf(parts), speaker) : []),
  ];
}

/** Several lots of one kind as one. */
export function mergeForm(lot: Lot, context: StepContext): CommandFormSpec {
  return {
    title: 'lots.merge',
    lead: 'lots.mergeLead',
    start: () => ({
      ...ownRow(lot),
      'in1.lotId': '',
      'in1.mass': '',
      'in1.product': '',
      lotId: newId('g'),
    }),
    fields: [rowsField('in', 'lots.into'), { isNeeded: true, label: 'lots.newLot', name: 'lotId' }],
    isCosigned: context.isForeign,
    said: (typed, speaker) => [
      ...rowFaults(typed, 'in', speaker),
      ...overdrawnSaid(partsOf(typed, 'in'), context.lots, speaker),
      ...(filledRows(typed, 'in').length < 2
        ? [{ kind: 'need', text: speaker.text('lots.mergeTwo') } as const]
        : []),
    ],
    draftOf: (typed, signerKeyId) =>
      newDraft('trace', {
        ...newCommandHead(signerKeyId),
        inputs: partsOf(typed, 'in'),
        lotId: typedText(typed, 'lotId').toLowerCase(),
        type: 'mergeLots',
      }),
  };
}
