// SPDX-License-Identifier: Apache-2.0
import { parseDbf, parseShp } from 'shpjs';

import { crsOfPrj } from './prj.js';
import type { RawSurvey } from './raw-features.js';
import { SurveyError } from './survey-error.js';
import { zipEntries } from './zip-entries.js';

/** Encodings of a `.dbf` that are read. */
export const DBF_ENCODINGS = ['utf-8', 'gbk'] as const;
/** One of {@link DBF_ENCODINGS}. */
export type DbfEncoding = (typeof DBF_ENCODINGS)[number];

const NAMES: Readonly<Record<string, DbfEncoding>> = {
  '65001': 'utf-8',
  '936': 'gbk',
  'ANSI 936': 'gbk',
  CP936: 'gbk',
  GB18030: 'gbk',
  GB2312: 'gbk',
  GBK: 'gbk',
  'UTF-8': 'utf-8',
  UTF8: 'utf-8',
};

/**
 * Reads a zipped shapefile without letting anybody reproject it: coordinates stay as they are, and the `.prj` is a
 * statement that must agree with the declared system.
 * @param encoding - of the `.dbf`; wanted where there is no `.cpg` and the attributes are not plain ASCII.
 * @throws SurveyError `SURVEY_FILE`, `SURVEY_TOO_LARGE`, `SURVEY_PRJ_MISSING`, `SURVEY_CRS_UNKNOWN`,
 * `SURVEY_ENCODING`.
 */
export function readShapefile(bytes: Uint8Array, encoding?: DbfEncoding): RawSurvey {
  const parts = partsOf(zipEntries(bytes));
  const prj = parts.get('prj');
  if (!prj) {
    throw new SurveyError(
      'SURVEY_PRJ_MISSING',
      'expected a .prj beside the .shp: metres of one zone look like metres of another',
    );
  }
  const [shp, dbf] = [parts.get('shp'), parts.get('dbf')];
  if (!shp || !dbf) throw new SurveyError('SURVEY_FILE', 'expected a .shp and a .dbf');
  const statedCrs = crsOfPrj(new TextDecoder().decode(prj));
  const shapes = parsed(() => parseShp(shp));
  const chosen = encodingOf(dbf, parts.get('cpg'), encoding);
  const rows = parsed(() => parseDbf(dbf, chosen));
  if (shapes.length !== rows.length) {
    throw new SurveyError(
      'SURVEY_FILE',
      `expected a row for each shape, got ${shapes.length} shapes, ${rows.length} rows`,
    );
  }
  const features = shapes.map((geometry, index) => ({ geometry, properties: rows[index] ?? {} }));
  return { features, statedCrs };
}

/** The parts of the one layer of a zip, by extension. */
function partsOf(entries: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const names = [...entries.keys()].filter((name) => !name.startsWith('__MACOSX'));
  const layers = names.filter((name) => /\.shp$/i.test(name));
  const [layer] = layers;
  if (layer === undefined || layers.length > 1) {
    throw new SurveyError('SURVEY_FILE', `expected one .shp in the zip, got ${layers.length}`);
  }
  const stem = layer.slice(0, -3);
  const parts = new Map<string, Uint8Array>();
  for (const name of names.filter((one) => one.startsWith(stem))) {
    const content = entries.get(name);
    if (content) parts.set(name.slice(stem.length).toLowerCase(), content);
  }
  return parts;
}

function encodingOf(
  dbf: Uint8Array,
  cpg: Uint8Array | undefined,
  declared: DbfEncoding | undefined,
): DbfEncoding {
  const stated = cpg === undefined ? undefined : statedEncoding(cpg);
  if (stated !== undefined && declared !== undefined && stated !== declared) {
    throw new SurveyError('SURVEY_ENCODING', `declared ${declared}, and the .cpg says ${stated}`);
  }
  const chosen = stated ?? declared;
  if (chosen !== undefined) return chosen;
  if (dbf.subarray(32).every((byte) => byte <= 0x7f)) return 'utf-8';
  throw new SurveyError(
    'SURVEY_ENCODING',
    'expected a .cpg or a declared encoding: the attributes are not plain ASCII',
  );
}

function statedEncoding(cpg: Uint8Array): DbfEncoding {
  const name = new TextDecoder().decode(cpg).trim().toUpperCase();
  const encoding = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (encoding) return encoding;
  throw new SurveyError(
    'SURVEY_ENCODING',
    `expected a .cpg of UTF-8 or GBK, got ${name.slice(0, 20)}`,
  );
}

// shpjs throws plain errors and reads beyond what is there.
function parsed<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new SurveyError('SURVEY_FILE', 'expected a whole .shp and .dbf', { cause });
  }
}
