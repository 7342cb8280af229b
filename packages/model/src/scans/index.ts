// SPDX-License-Identifier: Apache-2.0
export {
  citiesOf,
  isRepeat,
  judgeScan,
  SCAN_FLAGS,
  VISITOR_MARKS,
  type ScanCounts,
  type ScanFlag,
  type ScanJudgement,
  type ScanPoint,
} from './judge-scan.js';
export { kilometresBetween, SCAN_PLACES, type ScanPlace } from './scan-places.js';
export {
  SCAN_DETAIL_DAYS,
  SCAN_RULES,
  windowMs,
  type ScanRules,
  type ScanWindow,
} from './scan-rules.js';
