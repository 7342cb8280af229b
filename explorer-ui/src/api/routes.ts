// SPDX-License-Identifier: Apache-2.0
import { OPENAPI_PATHS } from './openapi-paths.js';

type Paths = typeof OPENAPI_PATHS;

/** Paths that the gateway answers to `method`, as its OpenAPI document writes them. */
type PathOf<M extends string> = {
  [P in keyof Paths]: M extends Paths[P][number] ? P : never;
}[keyof Paths];

function get(template: PathOf<'get'>): string {
  return template;
}

function post(template: PathOf<'post'>): string {
  return template;
}

function at(template: PathOf<'get'>, id: string): string {
  return template.replace(/\{\w+\}/, encodeURIComponent(id));
}

function into(template: PathOf<'post'>, id: string): string {
  return template.replace(/\{\w+\}/, encodeURIComponent(id));
}

function asked(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * Every route that the pages use, below `/api/v1`. The templates are checked by the compiler against
 * `openapi-paths.ts`, which is generated from the gateway's document.
 */
export const routes = {
  lots: () => get('/lots'),
  lot: (lotId: string) => at('/lots/{lotId}', lotId),
  lotTrace: (lotId: string) => `${at('/lots/{lotId}/trace', lotId)}?direction=both`,
  bins: () => get('/bins'),
  binContents: (binId: string) => at('/bins/{binId}/contents', binId),
  binSection: (binId: string, moment?: string) =>
    asked(at('/bins/{binId}/section', binId), moment === undefined ? {} : { at: moment }),
  binCurve: (binId: string, length: string) => asked(at('/bins/{binId}/curve', binId), { length }),
  alarms: (operatorId: string, state: 'open' | 'cleared') =>
    asked(get('/alarms'), { ...(operatorId && { operatorId }), state }),
  operatorOverview: (operatorId: string) => at('/operators/{operatorId}/overview', operatorId),
  operatorQuality: (operatorId: string) => at('/operators/{operatorId}/quality', operatorId),
  qualityCharts: (operatorId: string, query: Readonly<Record<string, string>>) =>
    asked(at('/operators/{operatorId}/quality/charts', operatorId), query),
  qualityRecords: (operatorId: string, query: Readonly<Record<string, string>>) =>
    asked(at('/operators/{operatorId}/quality/records', operatorId), query),
  ownSteps: () => get('/own-steps'),
  lotSigners: (lotId: string) => at('/lots/{lotId}/signers', lotId),
  alarmReport: (operatorId: string) =>
    asked(get('/alarm-report'), operatorId === '' ? {} : { operatorId }),
  binStorage: (binId: string) => at('/bins/{binId}/storage', binId),
  aerationAdvice: (binId: string, query: Readonly<Record<string, string>>) =>
    asked(at('/bins/{binId}/aeration-advice', binId), query),
  inspectionCalendar: (operatorId: string) =>
    asked(get('/inspection-calendar'), operatorId === '' ? {} : { operatorId }),
  warnings: (query: Readonly<Record<string, string>>) => asked(get('/warnings'), query),
  warning: (warningId: string) => at('/warnings/{warningId}', warningId),
  warningReport: (operatorId: string) =>
    asked(get('/warning-report'), operatorId === '' ? {} : { operatorId }),
  duties: (query: Readonly<Record<string, string>>) => asked(get('/duties'), query),
  duty: (operatorId: string, personId: string) =>
    at('/duties/{operatorId}/{personId}', operatorId).replace(
      '{personId}',
      encodeURIComponent(personId),
    ),
  signals: (query: Readonly<Record<string, string>>) => asked(get('/signals'), query),
  signal: (signalId: string) => at('/signals/{signalId}', signalId),
  signalReport: () => get('/signal-report'),
  signalNotices: (signalId: string) => asked(get('/signal-notices'), { signalId }),
  chartSnapshots: (operatorId: string) => asked(get('/chart-snapshots'), { operatorId }),
  forecasts: (parcelId: string, to?: string) =>
    asked(get('/forecasts'), { parcelId, ...(to !== undefined && { to }) }),
  notices: (operatorId: string) => asked(get('/notices'), operatorId === '' ? {} : { operatorId }),
  noticeChannels: () => get('/notice-channels'),
  noticeStream: (operatorId: string) =>
    asked(get('/notices/stream'), operatorId === '' ? {} : { operatorId }),
  parcels: () => get('/parcels'),
  parcel: (parcelId: string) => at('/parcels/{parcelId}', parcelId),
  parcelSeason: (parcelId: string) => at('/parcels/{parcelId}/season', parcelId),
  parcelHistory: (parcelId: string) => at('/parcels/{parcelId}/history', parcelId),
  samples: () => get('/parcel-samples'),
  sample: (sampleId: string) => at('/parcel-samples/{sampleId}', sampleId),
  sampleParcels: (sampleId: string) => at('/parcel-samples/{sampleId}/parcels', sampleId),
  attestedParcels: (areaCode: string) => at('/attested-parcels/{areaCode}', areaCode),
  previewSurvey: () => post('/surveys/parcels'),
  putBoundaries: () => post('/boundaries'),
  devices: () => get('/devices'),
  device: (deviceId: string) => at('/devices/{deviceId}', deviceId),
  series: (deviceId: string, channel: string) =>
    `${at('/series/{deviceId}', deviceId)}?channel=${encodeURIComponent(channel)}`,
  identity: (keyId: string) => at('/identities/{keyId}', keyId),
  operators: () => get('/operators'),
  identities: () => get('/identities'),
  operatorDocuments: (operatorId: string) => at('/operators/{operatorId}/documents', operatorId),
  producerHome: (operatorId: string) => at('/operators/{operatorId}/home', operatorId),
  inputStock: (operatorId: string) => asked(get('/inputs/stock'), { operatorId }),
  applications: (operatorId: string) => asked(get('/inputs/applications'), { operatorId }),
  sprayAdvice: (parcelId: string, date: string) =>
    asked(at('/parcels/{parcelId}/spray-advice', parcelId), date === '' ? {} : { date }),
  contracts: (operatorId: string) => asked(get('/contracts'), { operatorId }),
  mandates: (operatorId: string) => asked(get('/mandates'), { operatorId }),
  contract: (contractId: string) => at('/contracts/{contractId}', contractId),
  contractSlips: (contractId: string) => asked(get('/slips'), { contractId }),
  slips: (operatorId: string) => asked(get('/slips'), { operatorId }),
  slip: (slipId: string) => at('/slips/{slipId}', slipId),
  codeOrders: (operatorId: string) => asked(get('/code-orders'), { operatorId }),
  codeOrder: (orderId: string) => at('/code-orders/{orderId}', orderId),
  codeLots: (orderId: string) => at('/code-orders/{orderId}/lots', orderId),
  putSerials: (orderId: string) =>
    post('/code-orders/{orderId}/serials').replace('{orderId}', encodeURIComponent(orderId)),
  roll: (orderId: string, query: Readonly<Record<string, string>>) =>
    asked(at('/code-orders/{orderId}/roll.csv', orderId), query),
  labels: (orderId: string, query: Readonly<Record<string, string>>) =>
    asked(at('/code-orders/{orderId}/labels.pdf', orderId), query),
  settlementSheet: (slipId: string) => at('/slips/{slipId}/settlement.csv', slipId),
  listCsv: (list: string, operatorId?: string) =>
    asked(at('/export/{list}.csv', list), operatorId === undefined ? {} : { operatorId }),
  allProducts: () => get('/products'),
  millLines: () => get('/mill-lines'),
  sites: (operatorId: string) => asked(get('/sites'), { operatorId }),
  transfer: (transferId: string) => at('/transfers/{transferId}', transferId),
  products: (brandOwnerId: string) => asked(get('/products'), { brandOwnerId }),
  putDocument: () => post('/documents'),
  importTemplate: (kind: string) => at('/import/{kind}.csv', kind),
  planImport: (kind: string, signerKeyId: string) =>
    asked(into('/import/{kind}', kind), { signerKeyId }),
  ruleSets: (query: Readonly<Record<string, string>>) => asked(get('/rule-sets'), query),
  ruleSet: (ruleSetId: string) => at('/rule-sets/{ruleSetId}', ruleSetId),
  flaggedCodes: () => get('/scans/flagged'),
  eraseScans: (gtin: string, serial: string) =>
    into('/scans/{gtin}/{serial}/erase', gtin).replace('{serial}', encodeURIComponent(serial)),
  logisticUnits: (operatorId: string) => asked(get('/logistic-units'), { operatorId }),
  unitLabel: (sscc: string) => at('/logistic-units/{sscc}/label.svg', sscc),
  code: (orderId: string, serial: string) =>
    at('/code-orders/{orderId}/serials/{serial}', orderId).replace(
      '{serial}',
      encodeURIComponent(serial),
    ),
  logisticUnit: (sscc: string) => at('/logistic-units/{sscc}', sscc),
  recallScope: (query: Readonly<Record<string, string>>) => asked(get('/recall-scope'), query),
  recalls: (operatorId: string) => asked(get('/recalls'), operatorId === '' ? {} : { operatorId }),
  recall: (recallId: string) => at('/recalls/{recallId}', recallId),
  recallAnswers: (recallId: string) => at('/recalls/{recallId}/answers', recallId),
  recallPaper: (recallId: string, paper: 'notice' | 'plan' | 'summary') =>
    at('/recalls/{recallId}/{paper}.html', recallId).replace('{paper}', paper),
  recallEvidence: (recallId: string) => at('/recalls/{recallId}/evidence.zip', recallId),
  documentProof: (hash: string) => at('/documents/{hash}/proof', hash),
  document: (hash: string) => at('/documents/{hash}', hash),
  commands: () => get('/commands'),
  sendCommand: () => post('/commands'),
  command: (commandId: string) => at('/commands/{commandId}', commandId),
  status: () => get('/status'),
  parcelCrop: (parcelId: string, date?: string) =>
    asked(at('/parcels/{parcelId}/crop', parcelId), date === undefined ? {} : { date }),
  seasonOverview: (operatorId: string) => at('/operators/{operatorId}/season', operatorId),
  lotEverything: (lotId: string) => at('/lots/{lotId}/everything', lotId),
  lotClosing: (lotId: string) => at('/lots/{lotId}/closing', lotId),
  pledgePrint: (pledgeId: string) => at('/pledges/{pledgeId}/print', pledgeId),
  lotExport: (lotId: string, format: 'csv' | 'epcis' | 'proof') =>
    at('/lots/{lotId}/everything/{format}', lotId).replace('{format}', format),
  lotProof: (lotId: string) => at('/proofs/lots/{lotId}', lotId),
  trustRoot: () => get('/trust-root'),
  demoSession: () => get('/demo/session'),
  demoCommand: () => post('/demo/commands'),
} as const;
