// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@daoji/model';

import { areaText, numberText } from '../parts/measures.js';

/** Less land than this in m² is a strip, which as mu or hectares would read as nothing. */
const LEAST_M2_IN_MU = 67;

/** Land that two parcels share, in m², and in mu (English: ha) where that says anything. */
export function sharedLandText(areaM2: number, language: Language): string {
  const exact = `${numberText(areaM2, language, 0)} m²`;
  if (areaM2 < LEAST_M2_IN_MU) return exact;
  const area = areaText(areaM2, language);
  return language === 'en' ? `${exact} (${area})` : `${exact}（${area}）`;
}
