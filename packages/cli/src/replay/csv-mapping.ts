// SPDX-License-Identifier: Apache-2.0
import { channelIdSchema } from '@daoji/model';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { QUANTITIES, type QuantityName } from '../simulate/quantities.js';

const columnSchema = z.strictObject({
  /** Measuring point; by default named as the quantity, so that each curve has a point of its own. */
  channel: channelIdSchema.optional(),
  column: z.string().min(1),
  quantity: z.string().regex(/^[a-z][a-z0-9-]{1,47}$/),
  scale: z.int().min(-9).max(9),
  unit: z.string().min(1).max(24),
});

/** Which columns of a CSV are what. Everything is declared; only the headers of {@link knownMapping} are recognized. */
export const csvMappingSchema = z.strictObject({
  columns: z.array(columnSchema).min(1).max(64),
  /** UTC time of hour index 0, for files without a date. */
  start: z.iso.datetime({ offset: true }).optional(),
  timeColumn: z.string().min(1),
  timeFormat: z.string().min(1).default('iso'),
  /** Offset of civil times that name none. */
  zone: z.string().default('Z'),
});

/** See {@link csvMappingSchema}. */
export type CsvMapping = z.infer<typeof csvMappingSchema>;
/** One measured column. */
export type CsvColumn = CsvMapping['columns'][number];

/** Measuring point of a column. */
export function channelOfColumn({ channel, quantity }: CsvColumn): string {
  return channel ?? quantity.slice(0, 32);
}

/** What the command line says about a file's columns; each wins over the automatic mapping. */
export interface MappingFlags {
  readonly timeColumn?: string | undefined;
  readonly timeFormat?: string | undefined;
  readonly zone?: string | undefined;
  readonly start?: string | undefined;
  readonly map?: readonly string[] | undefined;
}

const KNOWN_COLUMNS: Readonly<Record<string, QuantityName>> = {
  temp_c: 'air-temperature',
  dewpoint_c: 'dew-point',
  rh_pct: 'relative-humidity',
  wind_ms: 'wind-speed',
  rain_mm: 'rain',
  sunshine_h: 'sunshine',
};

/** Parses a mapping file. @throws {@link CliError} `MAPPING`. */
export function parseMappingFile(text: string): CsvMapping {
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (cause) {
    throw new CliError('MAPPING', `expected a mapping in YAML: ${String(cause)}`, { cause });
  }
  return checked(value);
}

/**
 * The mapping of a file from its header line and flags.
 * @throws {@link CliError} `MAPPING` where a column is neither named nor known, `USAGE` for a malformed `--map`.
 */
export function mappingOf(header: readonly string[], flags: MappingFlags): CsvMapping {
  const columns = flags.map?.length ? flags.map.map(parseMapFlag) : knownColumns(header);
  const { timeColumn, ...time } = { ...knownTime(header), ...given(flags) };
  if (timeColumn === undefined || columns.length === 0) {
    const got = header.join(',').slice(0, 200);
    throw new CliError(
      'MAPPING',
      `no known time or measurement column, name them by --time-column and --map; got ${got}`,
    );
  }
  return checked({ columns, timeColumn, ...time });
}

function given(flags: MappingFlags): Partial<Omit<CsvMapping, 'columns'>> {
  const { timeColumn, timeFormat, zone, start } = flags;
  const entries = Object.entries({ timeColumn, timeFormat, zone, start });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** `column=quantity:unit:scale[:channel]`. @throws {@link CliError} `USAGE`. */
export function parseMapFlag(flag: string): CsvColumn {
  const at = flag.indexOf('=');
  const [quantity, unit, scale, channel, ...rest] = flag.slice(at + 1).split(':');
  const result = columnSchema.safeParse({
    column: flag.slice(0, Math.max(at, 0)),
    quantity,
    unit,
    scale: /^-?\d$/.test(scale ?? '') ? Number(scale) : undefined,
    ...(channel !== undefined && { channel }),
  });
  if (result.success && rest.length === 0) return result.data;
  throw new CliError('USAGE', `expected --map column=quantity:unit:scale[:channel], got ${flag}`);
}

function knownTime(header: readonly string[]): Omit<CsvMapping, 'columns' | 'start'> | undefined {
  const civil = header.find((name) => /^local_hour_end\(UTC[+-]\d{1,2}\)$/.test(name));
  if (civil !== undefined) {
    const [, sign = '+', hours = '0'] = /UTC([+-])(\d{1,2})/.exec(civil) ?? [];
    const zone = `${sign}${hours.padStart(2, '0')}:00`;
    return { timeColumn: civil, timeFormat: 'YYYY-MM-DD-HHmm', zone };
  }
  if (header.includes('hour_index')) {
    return { timeColumn: 'hour_index', timeFormat: 'hour-index', zone: 'Z' };
  }
  return header.includes('time') ? { timeColumn: 'time', timeFormat: 'iso', zone: 'Z' } : undefined;
}

function knownColumns(header: readonly string[]): CsvColumn[] {
  return header.flatMap((column) => {
    const quantity = Object.hasOwn(KNOWN_COLUMNS, column) ? KNOWN_COLUMNS[column] : undefined;
    if (quantity === undefined) return [];
    const { unit, scale } = QUANTITIES[quantity];
    return [{ column, quantity, unit, scale }];
  });
}

function checked(value: unknown): CsvMapping {
  const result = csvMappingSchema.safeParse(value);
  if (result.success) return result.data;
  throw new CliError('MAPPING', `mapping: ${z.prettifyError(result.error)}`);
}
