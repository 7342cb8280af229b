// SPDX-License-Identifier: Apache-2.0
import {
  equilibriumMoisture,
  fumigationDose,
  HotSpots,
  ISOTHERM_RULE,
  layerMeans,
  type CablePoint,
  type FumigationDose,
  type HotSpotChange,
  type Isotherm,
} from '@daoji/agronomy';

import { AERATION_MODEL } from './aeration-model.js';
import { GRAIN_RANGE, PERCENT_RANGE } from './columns.js';
import { measured, numberOf, textOf, type FileModel } from './file-model.js';
import type { ModelRow } from './model-table.js';

/** Models of stored grain. */
export const GRAIN_MODELS: Readonly<Record<string, FileModel>> = {
  aeration: AERATION_MODEL,
  'hot-spots': {
    zh: '粮温热点：同一层均温之上 5 K，两次扫描',
    en: 'hot spots: 5 K above the mean of the layer in two scans',
    source: 'GB/T 29890-2013',
    columns: [
      { kind: 'text', meaning: 'scan, in the order of the file', name: 'scan' },
      { kind: 'text', meaning: 'sensor', name: 'sensor' },
      { meaning: 'layer from the floor', name: 'layer' },
      { meaning: 'grain temperature, °C', name: 'temp_c', gaps: true, range: GRAIN_RANGE },
    ],
    options: {},
    ruledBy: () => 'storage-watch',
    run: (rows, _options, rules) => {
      const bin = new HotSpots(rules.hotSpot());
      const scans = [...scansOf(rows)].map(([scan, of]) => {
        const points = of.map(pointOf);
        return { changes: bin.scan(points), layers: layerMeans(points), scan };
      });
      return { model: 'hot-spots', ruleSetId: rules.ruleSetId, scans, version: '1' };
    },
    words: (result) => {
      const { scans } = result as {
        scans: readonly { changes: readonly HotSpotChange[]; scan: string }[];
      };
      const hot = scans.flatMap(({ changes, scan }) =>
        changes.filter(({ to }) => to === 'hot').map(({ sensor }) => `${sensor} at ${scan}`),
      );
      return `${scans.length} scans, hot: ${hot.join(', ') || '–'}`;
    },
  },
  'equilibrium-moisture': {
    zh: '稻谷平衡水分（湿基 %）',
    en: 'equilibrium moisture of rough rice, % wet basis',
    source: 'ASAE D245; Chung–Pfost (unconfirmed)',
    columns: [
      { meaning: 'grain temperature, °C', name: 'temp_c', range: GRAIN_RANGE },
      { meaning: 'relative humidity, %', name: 'rh_pct', range: PERCENT_RANGE },
    ],
    options: { isotherm: ['chung-pfost', 'modified-henderson'] },
    ruledBy: () => 'grain-isotherms',
    run: (rows, options, rules) => {
      const rule = rules.isotherms() ?? ISOTHERM_RULE;
      const { ruleSetId } = rule;
      const isotherm = (options.get('isotherm') ?? 'chung-pfost') as Isotherm;
      const moisturePercent = rows.map((row) => {
        const [temperature, humidity] = [numberOf(row, 'temp_c'), numberOf(row, 'rh_pct') / 100];
        if (Number.isNaN(temperature + humidity)) return null;
        return equilibriumMoisture(isotherm, temperature, humidity, rule);
      });
      return { isotherm, model: 'equilibrium-moisture', moisturePercent, ruleSetId, version: '1' };
    },
    words: (result) =>
      (result as { moisturePercent: (number | null)[] }).moisturePercent
        .map((one) => one?.toFixed(3) ?? '–')
        .join(' '),
  },
  phosphine: {
    zh: '磷化氢 CT 值：每测点 ∫C dt，最低者为准',
    en: 'phosphine CT product per point; the least counts',
    source: 'GB/T 29890-2013',
    columns: [
      { kind: 'text', meaning: 'measuring point', name: 'point' },
      { kind: 'time', meaning: 'time, ISO 8601', name: 'time' },
      { meaning: 'phosphine, g/m³', name: 'grams_per_m3', range: [0, 1_000] },
    ],
    options: {},
    run: (rows) => ({
      ...fumigationDose(
        rows.flatMap((row) => {
          const gramsPerM3 = numberOf(row, 'grams_per_m3');
          if (Number.isNaN(gramsPerM3)) return [];
          return [{ gramsPerM3, point: textOf(row, 'point'), timeMs: numberOf(row, 'time') }];
        }),
      ),
      model: 'phosphine',
      version: '1',
    }),
    words: (result) => {
      const { least } = result as FumigationDose;
      return `${least?.point ?? '–'}: ${(least?.doseGramHoursPerM3 ?? 0).toFixed(2)} g·h/m³`;
    },
  },
};

/** Rows of each scan, in the order of the file. */
function scansOf(rows: readonly ModelRow[]): Map<string, ModelRow[]> {
  const scans = new Map<string, ModelRow[]>();
  for (const row of rows) {
    const known = scans.get(textOf(row, 'scan'));
    if (known) known.push(row);
    else scans.set(textOf(row, 'scan'), [row]);
  }
  return scans;
}

function pointOf(row: ModelRow): CablePoint {
  return {
    layer: numberOf(row, 'layer'),
    sensor: textOf(row, 'sensor'),
    ...measured(row, 'temp_c', 'temperatureC'),
  };
}
