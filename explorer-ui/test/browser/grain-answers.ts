// SPDX-License-Identifier: Apache-2.0

const DEVICE = 'pj01-bin-0001';
const SCAN = '2026-11-23T23:50:00.000Z';
const HOUR_MS = 3_600_000;
const [CABLES, LAYERS] = [[1, 2, 3] as const, [1, 2, 3, 4] as const];

/** States that are not normal, by cable and layer. */
const STATES: Readonly<Record<string, object>> = {
  '1-4': { state: 'silent', time: '2026-11-20T01:00:00.000Z', valueC: 8 },
  '2-2': { excessK: 6.3, state: 'hot', valueC: 17.4 },
  '2-3': { excessK: 3.4, state: 'note', valueC: 14.1 },
  '3-1': { state: 'stuck', valueC: 9.9 },
  '3-4': { state: 'void', valueC: 85 },
};

function points(): object[] {
  return LAYERS.flatMap((layer) =>
    CABLES.map((cable) => ({
      cable,
      channel: `c${cable}-l${layer}`,
      depthMm: 500 + (layer - 1) * 2_000,
      deviceId: DEVICE,
      excessK: 0.1 * cable,
      layer,
      state: 'normal',
      time: SCAN,
      valueC: 7 + layer + cable / 10,
      ...STATES[`${cable}-${layer}`],
    })),
  );
}

/** The section as it is answered for a moment; `scanAt` and the scans end there. */
export function sectionAt(scanAt: string): object {
  const scans = Array.from({ length: 24 }, (_one, at) =>
    new Date(Date.parse(scanAt) - (23 - at) * 600_000).toISOString(),
  );
  return {
    air: [
      {
        channel: 'headspace-rh',
        deviceId: DEVICE,
        place: 'headspace',
        quantity: 'relative-humidity',
        state: 'normal',
        time: SCAN,
        unit: '%',
        value: 66.2,
      },
      {
        channel: 'headspace-co2',
        deviceId: DEVICE,
        place: 'headspace',
        quantity: 'carbon-dioxide',
        state: 'silent',
        unit: '[ppm]',
      },
    ],
    at: scanAt,
    binId: 'pj01-bin-1',
    devices: [
      { deviceId: DEVICE, lastReadingAt: SCAN, operatorId: 'panjin-wang', sensors: 14 },
      { deviceId: 'pj01-bin-0002', operatorId: 'panjin-wang', sensors: 1 },
    ],
    layers: LAYERS.map((layer) => ({
      answering: layer === 4 ? 1 : 3,
      depthMm: 500 + (layer - 1) * 2_000,
      layer,
      maximumC: 8 + layer,
      meanC: 7.2 + layer,
      minimumC: 7 + layer,
      sensors: 3,
    })),
    points: points(),
    rule: {
      clearBelowK: 3,
      noteAtK: 3,
      raiseAboveK: 5,
      ruleSetId: 'built-in',
      scans: 2,
      silentHours: 24,
      stuckScans: 72,
    },
    scanAt,
    scans,
  };
}

/** A month in spans of four hours, with a gap of five days in all layers and one of a day in the third. */
function curve(): object {
  const fromMs = Date.parse('2026-10-25T00:00:00.000Z');
  const at = Array.from({ length: 180 }, (_one, index) => index).filter(
    (index) => index < 60 || index >= 90,
  );
  const values = (layer: number, add: number): (number | null)[] =>
    at.map((index) =>
      layer === 3 && index >= 120 && index < 126
        ? null
        : Math.round(100 * (8 + layer + 4 * Math.cos(index / 40) + add)) / 100,
    );
  return {
    at: at.map((index) => new Date(fromMs + index * 4 * HOUR_MS).toISOString()),
    binId: 'pj01-bin-1',
    from: new Date(fromMs).toISOString(),
    gapSeconds: 21_600,
    keptUntil: SCAN,
    layers: LAYERS.map((layer) => ({
      depthMm: 500 + (layer - 1) * 2_000,
      layer,
      leftOut: layer,
      max: values(layer, 1.5),
      mean: values(layer, 0),
      min: values(layer, -1),
      readings: 2_700,
      sensors: 3,
    })),
    marks: [
      { at: '2026-10-30T03:00:00.000Z', id: 'al-1', kind: 'raised', what: 'hot-spot' },
      {
        at: '2026-11-04T16:00:00.000Z',
        id: 't-2026-1',
        kind: 'treatment',
        until: '2026-11-19T15:59:59.000Z',
        what: '磷化铝 56 %',
      },
      { at: '2026-11-21T08:00:00.000Z', id: 'al-1', kind: 'cleared', what: 'hot-spot' },
    ],
    spanSeconds: 14_400,
    to: '2026-11-24T00:00:00.000Z',
  };
}

/** Answers about the grain of the bin of `bin-answers.ts`. */
export const GRAIN_ANSWERS: Readonly<Record<string, unknown>> = {
  '/bins/pj01-bin-1/curve': curve(),
  '/bins/pj01-bin-1/section': sectionAt(SCAN),
};
