// SPDX-License-Identifier: Apache-2.0

/** Words of what is measured; part of the glossary. */
export const QUANTITY_GLOSSARY = {
  'quantity.air-temperature': ['气温', 'air temperature', 'degrees Celsius'],
  'quantity.relative-humidity': ['相对湿度', 'relative humidity', 'percent'],
  'quantity.leaf-wetness': ['叶面湿润', 'leaf wetness', 'percent or minutes'],
  'quantity.rain': ['降雨量', 'rain', 'millimetres'],
  'quantity.wind-speed': ['风速', 'wind speed', 'metres per second'],
  'quantity.sunshine': ['日照', 'sunshine', 'minutes or hours'],
  'quantity.water-level': ['田面水位', 'water level', 'millimetres above the soil'],
  'quantity.soil-bulk-ec': [
    '土壤体电导率',
    'bulk soil conductivity',
    'what a probe in the soil says; another quantity than ECe',
  ],
  'quantity.soil-ece': [
    '土壤浸提液电导率',
    'soil extract conductivity (ECe)',
    'of the saturation extract, from a laboratory',
  ],
  'quantity.water-ec': ['田面水电导率', 'field water conductivity', 'salt in the water'],
  'quantity.soil-ec': ['土壤电导率', 'soil conductivity', 'salt in the soil'],
  'quantity.grain-temperature': ['粮温', 'grain temperature', 'at one point of a cable'],
  'quantity.grain-humidity': ['仓内湿度', 'grain humidity', 'air between the grains'],
  'quantity.carbon-dioxide': ['二氧化碳', 'carbon dioxide', 'air above the grain'],
  'quantity.dew-point': ['露点', 'dew point', 'degrees Celsius'],
  'quantity.grain-moisture': ['粮食水分', 'grain moisture', 'percent of mass'],
  'quantity.mass-flow': ['流量', 'mass flow', 'kilograms or tonnes per hour'],
  'quantity.broken-kernels': ['碎米率', 'broken kernels', 'percent of mass'],
} as const;
