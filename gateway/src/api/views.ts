// SPDX-License-Identifier: Apache-2.0
import {
  bridgeRecordSchema,
  correctionSchema,
  deviceRecordSchema,
  eventSchema,
  identitySchema,
  lotIdSchema,
  lotSchema,
  operatorSchema,
  parcelSchema,
  scenarioSchema,
  siteObjectSchema,
  ulidSchema,
  utcTimeSchema,
} from '@daoji/model';
import { z } from 'zod';

const channel = z.enum(['trace', 'anchor']);

/** The transaction that wrote what is shown. */
export const recordedInSchema = z
  .strictObject({
    blockNumber: z.int().min(0),
    channel,
    transactionId: z.string(),
  })
  .meta({ id: 'RecordedIn' });

export const problemSchema = z
  .strictObject({
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    status: z.int(),
    title: z.string(),
    type: z.literal('about:blank'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document; `code` is stable' });

export const eventViewSchema = z
  .strictObject({
    command: z.string().meta({ description: 'canonical text that was signed' }),
    commandId: ulidSchema,
    event: eventSchema,
    recordedIn: recordedInSchema,
    signature: z.string().optional(),
  })
  .meta({ id: 'EventView' });

export const newestSchema = z
  .strictObject({ items: z.array(eventViewSchema) })
  .meta({ id: 'NewestCommands' });

export const commandResultSchema = z
  .strictObject({
    blockNumber: z.int().min(0),
    commandId: ulidSchema,
    event: eventSchema,
    recordedIn: recordedInSchema,
    repeated: z.boolean().meta({ description: 'true when the ledger held this command before' }),
    transactionId: z.string(),
  })
  .meta({ id: 'CommandResult' });

/** What says of an event that it is in error; what the event says is superseded. */
export const correctionViewSchema = correctionSchema.omit({ correctedCommandId: true, v: true });

export const lotViewSchema = z
  .strictObject({
    children: z.array(lotIdSchema),
    corrections: z
      .array(correctionSchema)
      .meta({ description: 'events of `events` that were declared to be in error; they stay' }),
    events: z.array(eventViewSchema),
    isInError: z.boolean().meta({
      description: 'true: its making was declared to be in error, and it says nothing that is so',
    }),
    lot: lotSchema,
    recordedIn: recordedInSchema,
  })
  .meta({ id: 'LotView' });

const quantity = z.strictObject({ grams: z.int().optional(), lotId: lotIdSchema });

/** One step in EPCIS 2.0 words; times in UTC with the offset that a page shows them in. */
export const traceEventSchema = z
  .strictObject({
    bizLocation: z.string().optional(),
    bizStep: z.string(),
    commandId: ulidSchema,
    correction: correctionViewSchema
      .optional()
      .meta({ description: 'the event was declared to be in error; what it says is superseded' }),
    disposition: z.string().optional(),
    eventTime: utcTimeSchema,
    eventTimeZoneOffset: z.literal('+08:00'),
    flags: z.array(z.string()),
    inputQuantityList: z.array(quantity),
    lotIds: z.array(lotIdSchema),
    outputQuantityList: z.array(quantity),
    process: z.string().optional(),
    recordTime: utcTimeSchema,
    signer: z.strictObject({
      keyId: z.string(),
      operatorId: z.string().optional(),
      publicName: z.string().optional(),
    }),
    type: z.enum(['AggregationEvent', 'ObjectEvent', 'TransformationEvent']),
  })
  .meta({ id: 'TraceEvent' });

export const traceViewSchema = z
  .strictObject({
    direction: z.enum(['up', 'down', 'both']),
    edges: z.array(z.strictObject({ from: lotIdSchema, grams: z.int(), to: lotIdSchema })),
    events: z.array(traceEventSchema),
    lotId: lotIdSchema,
    /** Fewest steps from the asked lot; below zero towards where it came from. */
    distances: z.record(z.string(), z.int()),
    lots: z.array(lotSchema),
    next: z.string().optional().meta({ description: '`after` of the next page' }),
    total: z
      .int()
      .meta({ description: 'lots that are linked within the depth, the asked one too' }),
    truncated: z
      .boolean()
      .meta({ description: 'true when there is more: on a next page or beyond the depth' }),
    units: z.array(z.string()).meta({ description: 'SSCCs of cases and pallets on the way' }),
  })
  .meta({ id: 'TraceView' });

/** GeoJSON (RFC 7946), present where `state` is `public`; `missing`: not in this archive, or erased. */
export const boundaryViewSchema = z
  .strictObject({
    geometry: z
      .strictObject({
        coordinates: z.array(z.array(z.array(z.number()).length(2))),
        type: z.literal('Polygon'),
      })
      .optional(),
    state: z.enum(['public', 'private', 'missing', 'damaged']),
  })
  .meta({ id: 'BoundaryView' });

export const parcelViewSchema = z
  .strictObject({
    boundary: boundaryViewSchema,
    devices: z.array(z.string()),
    parcel: parcelSchema,
    recordedIn: recordedInSchema,
  })
  .meta({ id: 'ParcelView' });
export const siteViewSchema = z
  .strictObject({
    devices: z.array(z.string()),
    object: siteObjectSchema,
    recordedIn: recordedInSchema,
  })
  .meta({ id: 'SiteView' });
export const deviceViewSchema = z
  .strictObject({ device: deviceRecordSchema, recordedIn: recordedInSchema })
  .meta({ id: 'DeviceView' });
export const operatorViewSchema = z
  .strictObject({ operator: operatorSchema, recordedIn: recordedInSchema })
  .meta({ id: 'OperatorView' });
export const bridgeViewSchema = z
  .strictObject({ bridge: bridgeRecordSchema, recordedIn: recordedInSchema })
  .meta({ id: 'BridgeView' });

/** A key's activation on each channel where it is known. */
export const identityViewSchema = z
  .strictObject({
    anchor: identitySchema.optional(),
    keyId: z.string(),
    trace: identitySchema.optional(),
    words: z.strictObject({ en: z.array(z.string()), zh: z.array(z.string()) }),
  })
  .meta({ id: 'IdentityView' });

/** One page of a list; `next` is absent on the last page. */
export function pageOf<T extends z.ZodType>(
  item: T,
  id: string,
): z.ZodObject<
  { items: z.ZodArray<T>; next: z.ZodOptional<z.ZodString>; total: z.ZodInt },
  z.core.$strict
> {
  const total = z.int().meta({ description: 'entries of the whole list' });
  return z.strictObject({ items: z.array(item), next: z.string().optional(), total }).meta({ id });
}

export const seriesPointSchema = z
  .strictObject({
    bootEpoch: z.int().min(0),
    channel: z.string(),
    flags: z.string(),
    quantity: z.string(),
    seq: z.int().min(0),
    state: z.enum(['STORED', 'ANCHORED']),
    time: utcTimeSchema,
    unit: z.string().meta({ description: 'UCUM' }),
    value: z.string().meta({ description: 'decimal text in `unit`' }),
  })
  .meta({ id: 'SeriesPoint' });

export const seriesViewSchema = z
  .strictObject({
    deviceId: z.string(),
    from: utcTimeSchema,
    points: z.array(seriesPointSchema),
    to: utcTimeSchema,
    truncated: z.boolean().meta({ description: 'true when the range holds more points' }),
  })
  .meta({ id: 'SeriesView' });

export const documentStoredSchema = z
  .strictObject({ bytes: z.int(), hash: z.string(), mediaType: z.string() })
  .meta({ id: 'DocumentStored' });

export const dependencySchema = z
  .strictObject({ detail: z.string().optional(), ok: z.boolean() })
  .meta({ id: 'Dependency' });

export const statusViewSchema = z
  .strictObject({
    demoKeys: z.boolean(),
    dependencies: z.record(z.string(), dependencySchema),
    projection: z.record(z.string(), z.strictObject({ blockNumber: z.int(), height: z.int() })),
    scenario: scenarioSchema.nullable(),
    time: utcTimeSchema.meta({ description: 'scenario time on a scenario network, else UTC now' }),
  })
  .meta({ id: 'StatusView' });

export const demoSessionSchema = z
  .strictObject({
    card: z.string(),
    keyId: z.string(),
    label: z.strictObject({ en: z.string(), zh: z.string() }),
    mark: z.literal('DEMO_KEY'),
  })
  .meta({ id: 'DemoSession' });
