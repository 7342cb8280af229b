// SPDX-License-Identifier: Apache-2.0
import { lazy, type ComponentType } from 'react';

import type { TextKey } from '../locale/i18n.js';
import type { Speaker } from '../locale/use-text.js';

/** What a title is made of: words of this visit's language, and what the address names. */
type Title = (
  speaker: Pick<Speaker, 'text' | 'word'>,
  params: Readonly<Record<string, string | undefined>>,
) => string;

/** An address of the application below its base, the page behind it, and what the window is called. */
export interface PageRoute {
  readonly path: string;
  /** Loaded when it is first opened. */
  readonly Page: ComponentType;
  /** Without the application's name. */
  readonly title: Title;
}

const joined = (word: string, id: string | undefined): string =>
  id === undefined ? word : `${word} ${id}`;
const text =
  (key: TextKey, param = ''): Title =>
  (speaker, params) =>
    joined(speaker.text(key), params[param]);
const said =
  (group: string, name: string, param: string): Title =>
  (speaker, params) =>
    joined(speaker.word(group, name), params[param]);
const thing = (name: string, param: string): Title => said('thing', name, param);

/** Every address of the application, with a title of its own; a test compares the titles. */
export const PAGE_ROUTES: readonly PageRoute[] = [
  { path: '', Page: lazy(() => import('../pages/home-page.js')), title: text('nav.home') },
  {
    path: 'producer',
    Page: lazy(() => import('../pages/producer-page.js')),
    title: text('producer.title'),
  },
  { path: 'keys', Page: lazy(() => import('../pages/keys-page.js')), title: text('keys.title') },
  {
    path: 'auditor',
    Page: lazy(() => import('../pages/auditor-page.js')),
    title: text('auditor.title'),
  },
  {
    path: 'regulator',
    Page: lazy(() => import('../pages/regulator-page.js')),
    title: text('regulator.title'),
  },
  { path: 'lots', Page: lazy(() => import('../pages/lots-page.js')), title: text('lots.title') },
  {
    path: 'lots/:lotId',
    Page: lazy(() => import('../pages/lot-page.js')),
    title: thing('lot', 'lotId'),
  },
  {
    path: 'transfers/:transferId',
    Page: lazy(() => import('../lots/transfer-page.js')),
    title: thing('transfer', 'transferId'),
  },
  { path: 'bins', Page: lazy(() => import('../bins/bins-page.js')), title: text('bins.title') },
  {
    path: 'bins/:binId',
    Page: lazy(() => import('../bins/bin-page.js')),
    title: thing('bin', 'binId'),
  },
  {
    path: 'alarms',
    Page: lazy(() => import('../alarms/alarms-page.js')),
    title: text('alarms.title'),
  },
  {
    path: 'inspections',
    Page: lazy(() => import('../storage/inspections-page.js')),
    title: text('storage.calendar'),
  },
  {
    path: 'warnings',
    Page: lazy(() => import('../warnings/warnings-page.js')),
    title: text('warnings.title'),
  },
  {
    path: 'warnings/:warningId',
    Page: lazy(() => import('../warnings/warning-page.js')),
    title: thing('warning', 'warningId'),
  },
  { path: 'own', Page: lazy(() => import('../duties/own-page.js')), title: text('own.title') },
  {
    path: 'duties',
    Page: lazy(() => import('../duties/duties-page.js')),
    title: text('duty.title'),
  },
  {
    path: 'duties/:operatorId/:personId',
    Page: lazy(() => import('../duties/duty-page.js')),
    title: thing('duty', 'personId'),
  },
  {
    path: 'signals',
    Page: lazy(() => import('../duties/signals-page.js')),
    title: text('signal.title'),
  },
  {
    path: 'signals/new',
    Page: lazy(() => import('../duties/raise-page.js')),
    title: text('signal.raise'),
  },
  {
    path: 'signal-report',
    Page: lazy(() => import('../duties/report-page.js')),
    title: text('signal.report'),
  },
  {
    path: 'signals/:signalId',
    Page: lazy(() => import('../duties/signal-page.js')),
    title: thing('signal', 'signalId'),
  },
  {
    path: 'notices',
    Page: lazy(() => import('../notices/notices-page.js')),
    title: text('notices.title'),
  },
  {
    path: 'parcels',
    Page: lazy(() => import('../pages/parcels-page.js')),
    title: text('parcels.title'),
  },
  {
    path: 'parcels/import',
    Page: lazy(() => import('../parcels/import-page.js')),
    title: text('parcels.import'),
  },
  { path: 'import', Page: lazy(() => import('../imports/csv-page.js')), title: text('csv.title') },
  {
    path: 'regulator/samples',
    Page: lazy(() => import('../parcels/samples-page.js')),
    title: text('samples.title'),
  },
  {
    path: 'regulator/samples/:sampleId',
    Page: lazy(() => import('../parcels/sample-page.js')),
    title: text('samples.title', 'sampleId'),
  },
  {
    path: 'parcels/:parcelId',
    Page: lazy(() => import('../pages/parcel-page.js')),
    title: thing('parcel', 'parcelId'),
  },
  {
    path: 'parcels/:parcelId/spray',
    Page: lazy(() => import('../inputs/spray-page.js')),
    title: text('spray.title', 'parcelId'),
  },
  {
    path: 'field',
    Page: lazy(() => import('../field/field-list-page.js')),
    title: text('field.title'),
  },
  {
    path: 'field/:parcelId',
    Page: lazy(() => import('../field/field-page.js')),
    title: text('field.title', 'parcelId'),
  },
  {
    path: 'cosign',
    Page: lazy(() => import('../pages/cosign-page.js')),
    title: text('cosign.page'),
  },
  {
    path: 'inputs',
    Page: lazy(() => import('../inputs/inputs-page.js')),
    title: text('inputs.title'),
  },
  {
    path: 'inputs/apply',
    Page: lazy(() => import('../inputs/apply-page.js')),
    title: text('inputs.applyTitle'),
  },
  {
    path: 'intake',
    Page: lazy(() => import('../trade/intake-page.js')),
    title: text('intake.title'),
  },
  {
    path: 'contracts',
    Page: lazy(() => import('../trade/contracts-page.js')),
    title: text('intake.contracts'),
  },
  {
    path: 'contracts/:contractId',
    Page: lazy(() => import('../trade/contract-page.js')),
    title: text('intake.contracts', 'contractId'),
  },
  {
    path: 'slips/:slipId',
    Page: lazy(() => import('../trade/slip-page.js')),
    title: said('trade', 'slip', 'slipId'),
  },
  {
    path: 'registry',
    Page: lazy(() => import('../registry/registry-page.js')),
    title: text('registry.title'),
  },
  {
    path: 'operators/:operatorId',
    Page: lazy(() => import('../quality/operator-page.js')),
    title: thing('operator', 'operatorId'),
  },
  {
    path: 'quality',
    Page: lazy(() => import('../quality/quality-page.js')),
    title: text('quality.title'),
  },
  {
    path: 'recalls',
    Page: lazy(() => import('../recall/recalls-page.js')),
    title: text('recall.title'),
  },
  {
    path: 'recalls/:recallId',
    Page: lazy(() => import('../recall/recall-page.js')),
    title: text('recall.title', 'recallId'),
  },
  {
    path: 'regulator/recalls',
    Page: lazy(() => import('../recall/regulator-recalls-page.js')),
    title: text('recall.all'),
  },
  { path: 'codes', Page: lazy(() => import('../codes/codes-page.js')), title: text('codes.title') },
  {
    path: 'codes/flagged',
    Page: lazy(() => import('../codes/flagged-page.js')),
    title: text('flagged.title'),
  },
  {
    path: 'codes/units',
    Page: lazy(() => import('../codes/units-page.js')),
    title: text('codes.units'),
  },
  {
    path: 'codes/units/:sscc',
    Page: lazy(() => import('../codes/units-page.js')),
    title: text('codes.unit', 'sscc'),
  },
  {
    path: 'codes/:orderId',
    Page: lazy(() => import('../codes/code-order-page.js')),
    title: thing('code-order', 'orderId'),
  },
  {
    path: 'products',
    Page: lazy(() => import('../products/products-page.js')),
    title: text('products.title'),
  },
  { path: 'rules', Page: lazy(() => import('../rules/rules-page.js')), title: text('rules.title') },
  {
    path: 'rules/:ruleSetId',
    Page: lazy(() => import('../rules/rule-page.js')),
    title: text('rules.set', 'ruleSetId'),
  },
  {
    path: 'documents',
    Page: lazy(() => import('../pages/documents-page.js')),
    title: text('documents.title'),
  },
  {
    path: 'devices',
    Page: lazy(() => import('../pages/devices-page.js')),
    title: text('devices.title'),
  },
  {
    path: 'devices/:deviceId',
    Page: lazy(() => import('../pages/device-page.js')),
    title: thing('device', 'deviceId'),
  },
  {
    path: 'season',
    Page: lazy(() => import('../seasons/season-page.js')),
    title: text('season.title'),
  },
  {
    path: '*',
    Page: lazy(() => import('../pages/not-found-page.js')),
    title: text('app.notFound'),
  },
];
