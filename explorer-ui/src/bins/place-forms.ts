// SPDX-License-Identifier: Apache-2.0
import { ifTyped, typedText, type CommandFormSpec, type FieldSpec } from '../parts/command-form.js';
import { scaledOf } from '../parts/measures.js';
import { newCommandHead, newDraft } from '../sign/command-draft.js';

const SITE: FieldSpec = {
  hint: 'lots.idHint',
  isNeeded: true,
  label: 'lots.siteId',
  name: 'siteId',
};

/** A place of business. */
export const REGISTER_SITE: CommandFormSpec = {
  title: 'lots.registerSite',
  fields: [
    SITE,
    { isNeeded: true, label: 'lots.areaCode', mode: 'numeric', name: 'areaCode' },
    { label: 'lots.address', name: 'address' },
    { label: 'lots.gln', mode: 'numeric', name: 'gln' },
  ],
  draftOf: (typed, signerKeyId) =>
    newDraft('trace', {
      ...newCommandHead(signerKeyId),
      ...ifTyped(typed, 'address'),
      ...ifTyped(typed, 'gln'),
      areaCode: typedText(typed, 'areaCode'),
      siteId: typedText(typed, 'siteId').toLowerCase(),
      type: 'registerSite',
    }),
};

/** A new, empty bin. */
export const REGISTER_BIN: CommandFormSpec = {
  title: 'lots.registerBin',
  fields: [
    { hint: 'lots.idHint', isNeeded: true, label: 'lots.bin', name: 'binId' },
    SITE,
    { isNeeded: true, label: 'lots.capacity', mode: 'decimal', name: 'capacity' },
  ],
  draftOf: (typed, signerKeyId) =>
    newDraft('trace', {
      ...newCommandHead(signerKeyId),
      binId: typedText(typed, 'binId').toLowerCase(),
      capacityGrams: scaledOf(typedText(typed, 'capacity'), 1_000) ?? 0,
      siteId: typedText(typed, 'siteId').toLowerCase(),
      type: 'registerBin',
    }),
};

/** A new mill line. */
export const REGISTER_LINE: CommandFormSpec = {
  title: 'lots.registerLine',
  fields: [
    { hint: 'lots.idHint', isNeeded: true, label: 'lots.millLine', name: 'millLineId' },
    SITE,
  ],
  draftOf: (typed, signerKeyId) =>
    newDraft('trace', {
      ...newCommandHead(signerKeyId),
      millLineId: typedText(typed, 'millLineId').toLowerCase(),
      siteId: typedText(typed, 'siteId').toLowerCase(),
      type: 'registerMillLine',
    }),
};
