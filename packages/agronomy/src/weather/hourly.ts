// SPDX-License-Identifier: Apache-2.0

/** One hour of weather; a quantity that was not measured is absent, never 0. */
export interface HourlyWeather {
  /** Air temperature, °C. */
  readonly temperatureC?: number;
  /** Mean wind, m/s. */
  readonly windMs?: number;
  /** Rain in the hour, mm. */
  readonly rainMm?: number;
  /** Sunshine in the hour, h. */
  readonly sunshineH?: number;
  /** Relative humidity, %. */
  readonly humidityPercent?: number;
  /** Dew point, °C. */
  readonly dewPointC?: number;
}

/** A quantity of an hour. */
export type WeatherQuantity = keyof HourlyWeather;

/** A value that physics forbids: it is left out, kept at its source, and named beside every result that would have used it. */
export interface VoidedValue {
  /** Place of the hour in the series, from 0. */
  readonly index: number;
  readonly quantity: WeatherQuantity;
  /** As it was measured. */
  readonly value: number;
  readonly reason: 'not-a-number' | 'below-physical' | 'above-physical' | 'dew-point-above-air';
}

/** A series after the quality step. */
export interface CheckedWeather {
  readonly hours: readonly HourlyWeather[];
  readonly voided: readonly VoidedValue[];
}

/** Sensor error that a dew point may lie above the air temperature, K. */
const DEW_POINT_TOLERANCE_K = 0.5;

/** What an hour can hold at all, by physics and not by climate; from the design's quality rules. */
const PHYSICAL: Readonly<Record<WeatherQuantity, readonly [least: number, most: number]>> = {
  dewPointC: [-90, 60],
  humidityPercent: [0, 100],
  rainMm: [0, 500],
  sunshineH: [0, 1],
  temperatureC: [-90, 60],
  windMs: [0, 120],
};

const QUANTITIES = Object.keys(PHYSICAL) as readonly WeatherQuantity[];

/** Takes impossible values out of a series; nothing is ever clipped to a limit. */
export function checkHourly(hours: readonly HourlyWeather[]): CheckedWeather {
  const voided: VoidedValue[] = [];
  const checked = hours.map((hour, index) => {
    const faults = faultsOf(hour, index);
    if (faults.length === 0) return hour;
    voided.push(...faults);
    const bad = new Set<WeatherQuantity>(faults.map(({ quantity }) => quantity));
    return Object.fromEntries(
      QUANTITIES.filter((quantity) => !bad.has(quantity)).map((quantity) => [
        quantity,
        hour[quantity],
      ]),
    );
  });
  return { hours: checked, voided };
}

function faultsOf(hour: HourlyWeather, index: number): VoidedValue[] {
  const faults: VoidedValue[] = [];
  for (const quantity of QUANTITIES) {
    const value = hour[quantity];
    const reason = value === undefined ? undefined : rangeFault(value, PHYSICAL[quantity]);
    if (value !== undefined && reason) faults.push({ index, quantity, reason, value });
  }
  const { dewPointC, temperatureC } = hour;
  if (dewPointC !== undefined && temperatureC !== undefined && faults.length === 0) {
    if (dewPointC > temperatureC + DEW_POINT_TOLERANCE_K) {
      faults.push({
        index,
        quantity: 'dewPointC',
        reason: 'dew-point-above-air',
        value: dewPointC,
      });
    }
  }
  return faults;
}

function rangeFault(
  value: number,
  [least, most]: readonly [number, number],
): VoidedValue['reason'] | undefined {
  if (!Number.isFinite(value)) return 'not-a-number';
  if (value < least) return 'below-physical';
  return value > most ? 'above-physical' : undefined;
}
