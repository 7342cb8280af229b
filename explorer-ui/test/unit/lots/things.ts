// SPDX-License-Identifier: Apache-2.0
import {
  parseCommand,
  type Lot,
  type Product,
  type TraceCommand,
  type Transfer,
} from '@daoji/model';
import { expect } from 'chai';

import type { Speaker } from '../../../src/locale/use-text.js';
import type { StepContext } from '../../../src/lots/step-context.js';
import type { CommandFormSpec, Typed } from '../../../src/parts/command-form.js';

// Node.js 20 has none; a browser that remembers no scenario answers the same.
const remembered: Pick<Storage, 'getItem'> = { getItem: () => null };
Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: remembered });

export const KEY = 'ab'.repeat(32);
export const COMMAND_ID = '01M42ZHFDG7Q2V9MZ4KX0RTB5C';

/** Says the key and the values, so that a test sees which text is meant. */
export const SPEAKER: Speaker = {
  language: 'en',
  setLanguage: () => undefined,
  text: (key, values) => [key, ...Object.values(values ?? {})].join(' '),
  word: (group, name) => `${group}.${name}`,
};

/** A lot with all that the forms read; 1,000 kg unless it is said. */
export function lotOf(over: Partial<Lot>): Lot {
  return {
    closed: false,
    commandId: COMMAND_ID,
    createdAt: '2026-10-04T09:00:12.000Z',
    documents: [],
    kind: 'storage',
    lotId: 's-1',
    massGrams: 1_000_000,
    operatorId: 'mill-1',
    originClass: 'panjin',
    parcels: ['p-1'],
    parents: [],
    remainingGrams: 1_000_000,
    v: 1,
    variety: '盐丰47',
    ...over,
  };
}

export const PACKAGES = lotOf({
  kind: 'package',
  lotId: 'k-1',
  massGrams: 200_000,
  package: { count: 40, gtin: '09521234567899', netMassGrams: 5_000, productionDate: '2026-10-15' },
  remainingGrams: 200_000,
});

const PRODUCT = {
  gtin: '09521234567899',
  name: { en: 'rice', zh: '大米' },
  netMassGrams: 5_000,
} as unknown as Product;

export const TRANSFER: Transfer = {
  commandId: COMMAND_ID,
  fromOperatorId: 'coop-1',
  lots: [
    { grams: 600_000, lotId: 's-1' },
    { grams: 400_000, lotId: 's-2' },
  ],
  offeredAt: '2026-11-04T00:00:00.000Z',
  purpose: 'sale',
  state: 'offered',
  toOperatorId: 'mill-1',
  transferId: 'tr-1',
  v: 1,
};

/** A mill with one bin, one line and one product. */
export function contextOf(lots: readonly Lot[] = [lotOf({})]): StepContext {
  return {
    bins: [
      {
        capacityGrams: 2_000_000,
        id: 'bin-1',
        kind: 'bin',
        operatorId: 'mill-1',
        siteId: 'pj01',
        v: 1,
      },
    ],
    isForeign: false,
    lots,
    millLines: [{ id: 'line-1', kind: 'mill-line', operatorId: 'mill-1', siteId: 'pj01', v: 1 }],
    operators: [
      { operatorId: 'mill-1', publicName: '米厂' },
      { operatorId: 'shop-1', publicName: '粮店' },
    ],
    products: [PRODUCT],
  };
}

/** What a form starts with and what is typed over it. */
export function typedIn({ start = {} }: CommandFormSpec, over: Typed = {}): Typed {
  return { ...(typeof start === 'function' ? start() : start), ...over };
}

/** The command of a form, read again by the model's own parser. */
export function commandFrom(spec: CommandFormSpec, over: Typed = {}): TraceCommand {
  const draft = spec.draftOf(typedIn(spec, over), KEY);
  if (!draft.isReady) return expect.fail(draft.why);
  return parseCommand('trace', draft.text);
}

/** Texts that keep a form from being signed. */
export function stopsOf(spec: CommandFormSpec, over: Typed = {}): string[] {
  return [...saidOf(spec, over, 'stop'), ...saidOf(spec, over, 'need')];
}

/** Texts of one kind that a form says. */
export function saidOf(spec: CommandFormSpec, over: Typed, kind: string): string[] {
  const said = spec.said?.(typedIn(spec, over), SPEAKER) ?? [];
  return said.filter((one) => one.kind === kind).map(({ text }) => text);
}
