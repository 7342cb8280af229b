// SPDX-License-Identifier: Apache-2.0
import { VOCABULARIES, type Vocabulary } from './context-words.js';

/** A standard field, at its place in the canonical property order. */
export interface OrderedField {
  /** Member of the JSON object. */
  readonly key: string;
  /** Name before each value; the key itself unless JSON has no name for a list's members. */
  readonly item: string;
  /** True when the key stands once before all items. */
  readonly isList: boolean;
  readonly isTime: boolean;
  readonly vocabulary?: Vocabulary;
  /** Fields of the value, where it is an object. */
  readonly fields?: readonly OrderedField[];
}

type Rest = Partial<Omit<OrderedField, 'key'>>;

const field = (key: string, rest: Rest = {}): OrderedField => ({
  ...{ key, item: key, isList: false, isTime: false },
  ...rest,
});
const fields = (...keys: readonly string[]): OrderedField[] => keys.map((key) => field(key));
const epcs = (key: string): OrderedField => field(key, { item: 'epc', isList: true });
const quantities = (key: string): OrderedField =>
  field(key, {
    item: 'quantityElement',
    isList: true,
    fields: fields('epcClass', 'quantity', 'uom'),
  });
const { bizStep, disposition, bizTransactionType, sourceOrDestinationType } = VOCABULARIES;
const { sensorType, exception, component } = VOCABULARIES;

const SENSOR_METADATA = [
  ...['time', 'startTime', 'endTime'].map((key) => field(key, { isTime: true })),
  ...fields('deviceID', 'deviceMetadata', 'rawData', 'dataProcessingMethod', 'bizRules'),
];

const SENSOR_REPORT = [
  field('type', { vocabulary: sensorType }),
  field('exception', { vocabulary: exception }),
  ...fields('deviceID', 'deviceMetadata', 'rawData', 'dataProcessingMethod'),
  field('time', { isTime: true }),
  ...fields('microorganism', 'chemicalSubstance', 'value'),
  field('component', { vocabulary: component }),
  ...fields('stringValue', 'booleanValue', 'hexBinaryValue', 'uriValue'),
  ...fields('minValue', 'maxValue', 'meanValue', 'sDev', 'percRank', 'percValue', 'uom'),
  field('coordinateReferenceSystem'),
];

/** Fields of an event that come first, in this order. Source: CBV 2.0 §8.9.2 and the reference program's `PROP_ORDER`. */
export const EVENT_FIELDS: readonly OrderedField[] = [
  field('eventTime', { isTime: true }),
  ...fields('eventTimeZoneOffset', 'certificationInfo', 'parentID'),
  ...[epcs('epcList'), epcs('inputEPCList'), epcs('childEPCs')],
  ...['quantityList', 'childQuantityList', 'inputQuantityList'].map(quantities),
  ...[epcs('outputEPCList'), quantities('outputQuantityList')],
  ...fields('action', 'transformationID'),
  field('bizStep', { vocabulary: bizStep }),
  field('disposition', { vocabulary: disposition }),
  field('persistentDisposition', {
    fields: ['set', 'unset'].map((key) => field(key, { vocabulary: disposition })),
  }),
  field('readPoint', { fields: fields('id') }),
  field('bizLocation', { fields: fields('id') }),
  field('sensorElementList', {
    item: 'sensorElement',
    isList: true,
    fields: [
      field('sensorMetadata', { fields: SENSOR_METADATA }),
      field('sensorReport', { fields: SENSOR_REPORT }),
    ],
  }),
];

const typed = (key: string, member: string, vocabulary: Vocabulary): OrderedField =>
  field(key, {
    item: '',
    isList: true,
    fields: [field('type', { vocabulary }), field(member)],
  });

/**
 * Lists that the reference program puts among the extensions and sorts with them: `bizTransactionList`, `destinationList`, then `sourceList`. Its
 * vectors hold this order, although its table prints another.
 */
export const SORTED_FIELDS: readonly OrderedField[] = [
  typed('bizTransactionList', 'bizTransaction', bizTransactionType),
  typed('destinationList', 'destination', sourceOrDestinationType),
  typed('sourceList', 'source', sourceOrDestinationType),
];
