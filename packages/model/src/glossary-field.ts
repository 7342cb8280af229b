// SPDX-License-Identifier: Apache-2.0

/** Words of the field diary; see `GLOSSARY`. */
export const FIELD_GLOSSARY = {
  'command.recordFieldWork': ['记农事', 'record field work', 'one line of the field diary'],
  'work.plough': ['耕整', 'plough', 'ploughing, puddling, levelling'],
  'work.sow': ['播种', 'sow', 'seed goes into the paddy or seed bed'],
  'work.transplant': ['插秧', 'transplant', 'seedlings go into the paddy'],
  'work.irrigate': ['灌水', 'irrigate', 'water is let in'],
  'work.drain': ['排水', 'drain', 'water is let out'],
  'work.weed': ['除草', 'weed', 'by hand or machine, without an input'],
  'work.scout': ['巡田', 'scout', 'somebody looked for pests, disease and water'],
  'work.harvest': ['收割', 'harvest', 'the parcel was cut; its mass follows as a lot'],
} as const;
