// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { CaptureError } from './capture-error.js';

/** A JSON object whose members are not looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

const uri = z.string().regex(/^[A-Za-z][A-Za-z0-9+.-]*:\S+$/, 'expected a URI');
const word = z.string().min(1);
const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, 'expected a time with zone');
const place = z.looseObject({ id: uri });
const quantity = z.strictObject({
  epcClass: uri,
  quantity: z.number().optional(),
  uom: z
    .string()
    .regex(/^[A-Z0-9]{2,3}$/)
    .optional(),
});
const transaction = z.strictObject({ bizTransaction: uri, type: word.optional() });
const sensorElement = z.looseObject({ sensorReport: z.array(z.looseObject({})).min(1) });

/** Members that every type of event may have. */
const COMMON = {
  '@context': z.unknown().optional(),
  bizLocation: place.optional(),
  bizStep: word.optional(),
  bizTransactionList: z.array(transaction).optional(),
  certificationInfo: z.union([uri, z.array(uri)]).optional(),
  destinationList: z.array(z.strictObject({ destination: uri, type: word })).optional(),
  disposition: word.optional(),
  errorDeclaration: z
    .looseObject({
      correctiveEventIDs: z.array(uri).optional(),
      declarationTime: time,
      reason: word.optional(),
    })
    .optional(),
  eventID: uri.optional(),
  eventTime: time,
  eventTimeZoneOffset: z
    .string()
    .regex(/^[+-](0\d|1[0-3]):[0-5]\d$|^[+-]14:00$/, 'expected an offset such as +08:00'),
  readPoint: place.optional(),
  recordTime: time.optional(),
  sensorElementList: z.array(sensorElement).optional(),
  sourceList: z.array(z.strictObject({ source: uri, type: word })).optional(),
  type: z.string(),
};

const action = z.enum(['OBSERVE', 'ADD', 'DELETE']);
const epcs = z.array(uri).optional();
const quantities = z.array(quantity).optional();
const ilmd = z.looseObject({}).optional();
const persistentDisposition = z
  .strictObject({ set: z.array(word).min(1).optional(), unset: z.array(word).min(1).optional() })
  .optional();
const children = { action, childEPCs: epcs, childQuantityList: quantities };

const OWN: Readonly<Record<string, z.ZodRawShape>> = {
  AggregationEvent: { ...children, parentID: uri.optional() },
  AssociationEvent: { ...children, parentID: uri },
  ObjectEvent: { action, epcList: epcs, ilmd, persistentDisposition, quantityList: quantities },
  TransactionEvent: {
    ...{ action, epcList: epcs, parentID: uri.optional(), quantityList: quantities },
    bizTransactionList: z.array(transaction).min(1),
  },
  TransformationEvent: {
    ...{ ilmd, inputEPCList: epcs, inputQuantityList: quantities, outputEPCList: epcs },
    ...{ outputQuantityList: quantities, persistentDisposition, transformationID: uri.optional() },
  },
};

const SHAPES: ReadonlyMap<string, z.ZodObject> = new Map(
  Object.entries(OWN).map(([type, own]) => [type, z.looseObject({ ...COMMON, ...own })]),
);

/**
 * Holds an event against EPCIS 2.0 §7.4: members of its type in their forms, extensions with a prefix, and at least one
 * thing that the event is about.
 * @throws {@link CaptureError} `EPCIS_EVENT_SHAPE`.
 */
export function assertEventShape(event: JsonObject): void {
  const type = String(event['type']);
  const shape = SHAPES.get(type);
  if (!shape)
    throw refused(`expected an event type of ${[...SHAPES.keys()].join(', ')}, got ${type}`);
  const parsed = shape.safeParse(event);
  if (!parsed.success) throw refused(z.prettifyError(parsed.error).slice(0, 400));
  const strange = Object.keys(event).find((key) => !key.includes(':') && !(key in shape.shape));
  if (strange !== undefined) {
    throw refused(`expected members of ${type} or extensions with a prefix, got "${strange}"`);
  }
  if (ABOUT[type]?.(event) !== true)
    throw refused(`expected ${SUBJECTS[type] ?? 'a thing'}, got none`);
}

const SUBJECTS: Readonly<Record<string, string>> = {
  AggregationEvent: 'childEPCs or childQuantityList, or action DELETE',
  AssociationEvent: 'childEPCs or childQuantityList, or action DELETE',
  ObjectEvent: 'epcList, quantityList, or sensorElementList with readPoint',
  TransactionEvent: 'epcList or quantityList, or action DELETE',
  TransformationEvent: 'inputs and outputs, or one of them with transformationID',
};

type About = (event: JsonObject) => boolean;

const ABOUT: Readonly<Record<string, About>> = {
  AggregationEvent: (event) => holds(event, 'childEPCs', 'childQuantityList') || isDelete(event),
  AssociationEvent: (event) => holds(event, 'childEPCs', 'childQuantityList') || isDelete(event),
  ObjectEvent: (event) =>
    has(event, 'epcList') ||
    holds(event, 'quantityList') ||
    (holds(event, 'sensorElementList') && has(event, 'readPoint')),
  TransactionEvent: (event) =>
    has(event, 'epcList') || holds(event, 'quantityList') || isDelete(event),
  TransformationEvent: (event) => {
    const isIn = holds(event, 'inputEPCList', 'inputQuantityList');
    const isOut = holds(event, 'outputEPCList', 'outputQuantityList');
    return has(event, 'transformationID') ? isIn || isOut : isIn && isOut;
  },
};

function has(event: JsonObject, key: string): boolean {
  return event[key] !== undefined;
}

function holds(event: JsonObject, ...keys: string[]): boolean {
  return keys.some((key) => Array.isArray(event[key]) && event[key].length > 0);
}

function isDelete(event: JsonObject): boolean {
  return event['action'] === 'DELETE';
}

function refused(message: string): CaptureError {
  return new CaptureError('EPCIS_EVENT_SHAPE', message);
}
