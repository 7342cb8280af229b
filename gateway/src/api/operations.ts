// SPDX-License-Identifier: Apache-2.0
import { identitySchema, lotSchema, shownSchema } from '@daoji/model';
import { BUNDLE_MEDIA_TYPE, TRUST_ROOT_MEDIA_TYPE } from '@daoji/proof';

import { boundaryBodySchema } from './bodies.js';
import { BIN_OPERATIONS } from './bin-operations.js';
import { GRAIN_OPERATIONS } from './grain-operations.js';
import { CODE_OPERATIONS } from './code-operations.js';
import { COMMAND_OPERATIONS } from './command-operations.js';
import { DEMO_OPERATIONS } from './demo-operations.js';
import { EVERYTHING_OPERATIONS } from './everything-operations.js';
import { INPUT_OPERATIONS } from './input-operations.js';
import { operation, read } from './operation.js';
import {
  deviceParameters,
  hashParameters,
  binParameters,
  millLineParameters,
  operatorParameters,
  parcelParameters,
  keyParameters,
  lotParameters,
  noParameters,
  pageQuery,
  readingParameters,
  seriesQuery,
  traceQuery,
  uploadHeaders,
} from './parameters.js';
import { NOTICE_OPERATIONS } from './notice-operations.js';
import { PARCEL_OPERATIONS } from './parcel-operations.js';
import { SEASON_OPERATIONS } from './season-operations.js';
import { SCAN_OPERATIONS } from './scan-operations.js';
import { FORECAST_OPERATIONS } from './forecast-operations.js';
import { MANDATE_OPERATIONS } from './mandate-operations.js';
import { TRADE_OPERATIONS } from './trade-operations.js';
import { TRANSFER_OPERATIONS } from './transfer-operations.js';
import { STORAGE_OPERATIONS } from './storage-operations.js';
import { WARNING_OPERATIONS } from './warning-operations.js';
import { DUTY_OPERATIONS } from './duty-operations.js';
import { PRODUCT_OPERATIONS } from './product-operations.js';
import { QUALITY_OPERATIONS } from './quality-operations.js';
import { RECALL_OPERATIONS } from './recall-operations.js';
import { RULE_OPERATIONS } from './rule-operations.js';
import {
  boundaryViewSchema,
  deviceViewSchema,
  documentStoredSchema,
  identityViewSchema,
  lotViewSchema,
  operatorViewSchema,
  pageOf,
  parcelViewSchema,
  seriesViewSchema,
  siteViewSchema,
  statusViewSchema,
  traceViewSchema,
} from './views.js';

/** Media types that the archive takes; none of them runs anything in a browser under our headers. */
export const DOCUMENT_MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;

const none = noParameters;

/** Every route below `/api/v1`; routes and document are both made from this. */
export const OPERATIONS = {
  ...COMMAND_OPERATIONS,
  listLots: read('listLots', '/lots', 'Lots by id', none, pageQuery, pageOf(lotSchema, 'LotPage')),
  getLot: read(
    'getLot',
    '/lots/{lotId}',
    'A lot with its events',
    lotParameters,
    none,
    lotViewSchema,
  ),
  traceLot: read(
    'traceLot',
    '/lots/{lotId}/trace',
    'Where a lot came from and went to, in EPCIS words',
    lotParameters,
    traceQuery,
    traceViewSchema,
  ),
  getLotEpcis: read(
    'getLotEpcis',
    '/lots/{lotId}/epcis',
    'The events of a lot and of what it came from as an EPCIS 2.0 document',
    lotParameters,
    none,
    { mediaTypes: ['application/ld+json'] },
  ),
  getShown: read(
    'getShown',
    '/lots/{lotId}/shown',
    'What the pages show of a lot, to be held against a proof',
    lotParameters,
    none,
    shownSchema.meta({ id: 'Shown' }),
  ),
  listParcels: read(
    'listParcels',
    '/parcels',
    'Parcels by id',
    none,
    pageQuery,
    pageOf(parcelViewSchema, 'ParcelPage'),
  ),
  getParcel: read(
    'getParcel',
    '/parcels/{parcelId}',
    'A parcel',
    parcelParameters,
    none,
    parcelViewSchema,
  ),
  putBoundary: operation({
    id: 'putBoundary',
    method: 'post',
    path: '/parcels/{parcelId}/boundary',
    summary: 'Store the boundary that the commitment of a parcel covers',
    params: parcelParameters,
    query: none,
    body: boundaryBodySchema,
    response: boundaryViewSchema,
    status: 201,
    problems: [404, 413, 415, 422],
  }),
  listBins: read(
    'listBins',
    '/bins',
    'Bins by id',
    none,
    pageQuery,
    pageOf(siteViewSchema, 'BinPage'),
  ),
  getBin: read('getBin', '/bins/{binId}', 'A bin', binParameters, none, siteViewSchema),
  listMillLines: read(
    'listMillLines',
    '/mill-lines',
    'Mill lines by id',
    none,
    pageQuery,
    pageOf(siteViewSchema, 'MillLinePage'),
  ),
  getMillLine: read(
    'getMillLine',
    '/mill-lines/{millLineId}',
    'A mill line',
    millLineParameters,
    none,
    siteViewSchema,
  ),
  listDevices: read(
    'listDevices',
    '/devices',
    'Devices by id',
    none,
    pageQuery,
    pageOf(deviceViewSchema, 'DevicePage'),
  ),
  getDevice: read(
    'getDevice',
    '/devices/{deviceId}',
    'A device',
    deviceParameters,
    none,
    deviceViewSchema,
  ),
  listOperators: read(
    'listOperators',
    '/operators',
    'Operators by id',
    none,
    pageQuery,
    pageOf(operatorViewSchema, 'OperatorPage'),
  ),
  getOperator: read(
    'getOperator',
    '/operators/{operatorId}',
    'An operator',
    operatorParameters,
    none,
    operatorViewSchema,
  ),
  listIdentities: read(
    'listIdentities',
    '/identities',
    'Keys of persons on trace by key id; persons are pseudonyms',
    none,
    pageQuery,
    pageOf(identitySchema, 'IdentityPage'),
  ),
  getIdentity: read(
    'getIdentity',
    '/identities/{keyId}',
    'Activation of a key on each channel',
    keyParameters,
    none,
    identityViewSchema,
  ),
  getSeries: read(
    'getSeries',
    '/series/{deviceId}',
    'Points of a device',
    deviceParameters,
    seriesQuery,
    seriesViewSchema,
  ),
  proveLot: read('proveLot', '/proofs/lots/{lotId}', 'Trace proof of a lot', lotParameters, none, {
    mediaTypes: [BUNDLE_MEDIA_TYPE],
  }),
  proveReading: read(
    'proveReading',
    '/proofs/readings/{deviceId}/{bootEpoch}/{seq}',
    'Trace proof of one reading',
    readingParameters,
    none,
    { mediaTypes: [BUNDLE_MEDIA_TYPE] },
  ),
  getTrustRoot: read(
    'getTrustRoot',
    '/trust-root',
    'Trust root of this network, a convenience: verifiers pin theirs out of band',
    none,
    none,
    { mediaTypes: [TRUST_ROOT_MEDIA_TYPE] },
  ),
  putDocument: operation({
    id: 'putDocument',
    method: 'post',
    path: '/documents',
    summary: 'Store a file that a signed command names by its SHA-256',
    params: none,
    query: none,
    uploads: DOCUMENT_MEDIA_TYPES,
    headers: uploadHeaders,
    response: documentStoredSchema,
    status: 201,
    problems: [401, 403, 413, 415, 422],
  }),
  getDocument: read(
    'getDocument',
    '/documents/{hash}',
    'A document by its SHA-256',
    hashParameters,
    none,
    { mediaTypes: DOCUMENT_MEDIA_TYPES },
  ),
  getStatus: read(
    'getStatus',
    '/status',
    'State of the gateway and of what it needs',
    none,
    none,
    statusViewSchema,
  ),
  ...BIN_OPERATIONS,
  ...GRAIN_OPERATIONS,
  ...CODE_OPERATIONS,
  ...DEMO_OPERATIONS,
  ...INPUT_OPERATIONS,
  ...NOTICE_OPERATIONS,
  ...PRODUCT_OPERATIONS,
  ...SCAN_OPERATIONS,
  ...TRADE_OPERATIONS,
  ...PARCEL_OPERATIONS,
  ...RECALL_OPERATIONS,
  ...RULE_OPERATIONS,
  ...EVERYTHING_OPERATIONS,
  ...TRANSFER_OPERATIONS,
  ...MANDATE_OPERATIONS,
  ...QUALITY_OPERATIONS,
  ...WARNING_OPERATIONS,
  ...DUTY_OPERATIONS,
  ...FORECAST_OPERATIONS,
  ...SEASON_OPERATIONS,
  ...STORAGE_OPERATIONS,
} as const;
