// SPDX-License-Identifier: Apache-2.0
import { DAOJI_NAMESPACE } from '@daoji/model';

/** A quantity in EPCIS words. */
export interface Measurement {
  readonly type: string;
  /** UN/ECE Recommendation 20; absent where it has no code. */
  readonly uom?: string;
  readonly chemicalSubstance?: string;
}

/** CBV 2.0 measurement types; what is not here has a name of ours. */
const TYPES: Readonly<Record<string, string>> = {
  'air-temperature': 'Temperature',
  'broken-kernels': 'Dimensionless',
  'carbon-dioxide': 'VolumeFraction',
  'dew-point': 'Temperature',
  'grain-temperature': 'Temperature',
  illuminance: 'Illuminance',
  mass: 'Mass',
  'mass-flow': 'MassFlowRate',
  rain: 'Length',
  'relative-humidity': 'RelativeHumidity',
  'soil-bulk-ec': 'Conductivity',
  'soil-temperature': 'Temperature',
  'water-level': 'Length',
  'water-temperature': 'Temperature',
  'wind-speed': 'Speed',
};

/** UN/ECE Recommendation 20 codes of UCUM units. */
const UNITS: Readonly<Record<string, string>> = {
  '%': 'P1',
  Cel: 'CEL',
  '[ppm]': '59',
  cm: 'CMT',
  h: 'HUR',
  kg: 'KGM',
  'kg/h': 'E93',
  lx: 'LUX',
  'm/s': 'MTS',
  mV: '2Z',
  min: 'MIN',
  mm: 'MMT',
};

/** PubChem's name of carbon dioxide, as in the examples of EPCIS 2.0. */
const CO2 = 'https://pubchem.ncbi.nlm.nih.gov/compound/280';

/** A device's quantity and UCUM unit in words of CBV and UN/ECE; CBV has none e.g. for grain moisture. */
export function measurementOf(quantity: string, unit: string): Measurement {
  const known = Object.hasOwn(TYPES, quantity) ? TYPES[quantity] : undefined;
  const uom = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  return {
    type: known ?? ownType(quantity),
    ...(uom !== undefined && { uom }),
    ...(quantity === 'carbon-dioxide' && { chemicalSubstance: CO2 }),
  };
}

/** `grain-moisture` is `…/epcis/GrainMoisture`. */
function ownType(quantity: string): string {
  const words = quantity.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${DAOJI_NAMESPACE}${words.join('')}`;
}
