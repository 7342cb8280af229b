// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from '@daoji/model';
import type { Logger } from 'pino';

import type { DemoCard } from '../commands/demo-keys.js';
import type { CodeBook } from '../codes/code-book.js';
import type { CaptureAnchors } from '../epcis/capture-anchors.js';
import type { EpcisStore } from '../epcis/epcis-store.js';
import type { NamedQueries } from '../epcis/named-queries.js';
import type { LedgerPort } from '../ledger-port.js';
import type { NoticeService } from '../notices/notice-service.js';
import type { DocumentStore } from '../projection/document-store.js';
import type { Projector } from '../projection/projector.js';
import type { BundleSource } from '../proofs/lot-bundle.js';
import type { AnswerLog } from '../recall/answer-log.js';
import type { GrainSeries } from '../series/grain-series.js';
import type { ScanService } from '../scans/scan-service.js';
import type { SeasonSeries } from '../series/series-days.js';
import type { Metrics } from './metrics.js';

/** What the routes work with; wired in `main.ts`, doubled in unit tests. */
export interface Services extends BundleSource {
  readonly answers: AnswerLog;
  readonly codes: CodeBook;
  /** Readings of many sensors of a bin at once. */
  readonly grain: GrainSeries;
  readonly ledger: LedgerPort;
  readonly store: DocumentStore;
  readonly projector: Pick<Projector, 'reaches' | 'blockNumber'>;
  readonly scans: ScanService;
  /** The machine's own clock, for what the law asks; `now` is the network's. */
  readonly machineNow: () => Date;
  /** Request header in which a trusted proxy names the client's city (GB/T 2260 code). */
  readonly scanPlaceHeader?: string | undefined;
  readonly epcis: EpcisStore;
  readonly captureAnchors: CaptureAnchors;
  readonly namedQueries: NamedQueries;
  /** Who is told of alarms. */
  readonly notices: NoticeService;
  readonly seasonSeries: SeasonSeries;
  readonly scenario: Scenario | null;
  /** Cards of the demo mode; absent when it is off. */
  readonly demoCards?: ReadonlyMap<string, DemoCard>;
  readonly trustRootPath: string;
  /** `https://host` that codes are printed with; absent: as the client names it. */
  readonly publicOrigin?: string | undefined;
  readonly uiDir?: string;
  readonly startPage?: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly requestsPerMinute: number;
  readonly isTls: boolean;
  readonly sessionSecret: string;
}
