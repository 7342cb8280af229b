// SPDX-License-Identifier: Apache-2.0
import { deflateRawSync } from 'node:zlib';

type Ring = readonly (readonly [number, number])[];

/** WKT of zone 41 of CGCS2000, as desktop programs write it. */
export const PRJ_4529 =
  'PROJCS["CGCS2000_3_Degree_GK_Zone_41",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",41500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",123.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
export const PRJ_4326 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** A `.shp` of polygons of one ring each, clockwise as the format wants outer rings. Source: ESRI whitepaper, July 1998. */
export function shp(rings: readonly Ring[]): Uint8Array {
  const records = rings.map((ring, index) => {
    const points = [...ring];
    const content = new DataView(new ArrayBuffer(8 + 48 + points.length * 16));
    content.setInt32(0, index + 1);
    content.setInt32(4, (48 + points.length * 16) / 2);
    content.setInt32(8, 5, true);
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((value, at) =>
      content.setFloat64(12 + at * 8, value, true),
    );
    content.setInt32(44, 1, true);
    content.setInt32(48, points.length, true);
    content.setInt32(52, 0, true);
    points.forEach(([x, y], at) => {
      content.setFloat64(56 + at * 16, x, true);
      content.setFloat64(64 + at * 16, y, true);
    });
    return new Uint8Array(content.buffer);
  });
  const header = new DataView(new ArrayBuffer(100));
  const length = records.reduce((sum, one) => sum + one.length, 100);
  header.setInt32(0, 9994);
  header.setInt32(24, length / 2);
  header.setInt32(28, 1000, true);
  header.setInt32(32, 5, true);
  return joined([new Uint8Array(header.buffer), ...records]);
}

/** A `.dbf` of character fields of 40 bytes; values are given as bytes, so that any encoding can be made. */
export function dbf(
  fields: readonly string[],
  rows: readonly (readonly Uint8Array[])[],
): Uint8Array {
  const width = 40;
  const header = new Uint8Array(32 + fields.length * 32 + 1);
  const view = new DataView(header.buffer);
  header[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, header.length, true);
  view.setUint16(10, 1 + fields.length * width, true);
  fields.forEach((name, at) => {
    header.set(new TextEncoder().encode(name), 32 + at * 32);
    header[32 + at * 32 + 11] = 'C'.charCodeAt(0);
    header[32 + at * 32 + 16] = width;
  });
  header[header.length - 1] = 13;
  const records = rows.map((row) => {
    const record = new Uint8Array(1 + fields.length * width).fill(32);
    row.forEach((value, at) => record.set(value, 1 + at * width));
    return record;
  });
  return joined([header, ...records]);
}

/** A zip of deflated entries. */
export function zip(entries: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = new Uint8Array(deflateRawSync(content));
    const bytes = new TextEncoder().encode(name);
    const local = new DataView(new ArrayBuffer(30));
    local.setUint32(0, 0x04034b50, true);
    local.setUint16(8, 8, true);
    local.setUint32(18, packed.length, true);
    local.setUint32(22, content.length, true);
    local.setUint16(26, bytes.length, true);
    const central = new DataView(new ArrayBuffer(46));
    central.setUint32(0, 0x02014b50, true);
    central.setUint16(10, 8, true);
    central.setUint32(20, packed.length, true);
    central.setUint32(24, content.length, true);
    central.setUint16(28, bytes.length, true);
    central.setUint32(42, at, true);
    const record = joined([new Uint8Array(local.buffer), bytes, packed]);
    locals.push(record);
    centrals.push(joined([new Uint8Array(central.buffer), bytes]));
    at += record.length;
  }
  const directory = joined(centrals);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, centrals.length, true);
  end.setUint16(10, centrals.length, true);
  end.setUint32(12, directory.length, true);
  end.setUint32(16, at, true);
  return joined([...locals, directory, new Uint8Array(end.buffer)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
