// SPDX-License-Identifier: Apache-2.0
// shpjs 6.2.0 carries no types; the two readers that take bytes and reproject nothing unless given a `.prj`.
declare module 'shpjs' {
  export function parseShp(shp: Uint8Array): unknown[];
  export function parseDbf(dbf: Uint8Array, encoding: string): Record<string, unknown>[];
}
