// SPDX-License-Identifier: Apache-2.0

/** Reference systems in which survey files come here; the gateway takes these names. */
export const SURVEY_SYSTEMS = [
  'EPSG:4490',
  'EPSG:4326',
  'EPSG:4529',
  'EPSG:4528',
  'EPSG:4550',
  'EPSG:4549',
  'GCJ-02',
] as const;
