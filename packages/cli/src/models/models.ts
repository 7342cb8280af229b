// SPDX-License-Identifier: Apache-2.0
import { ALARM_MODELS } from './alarm-models.js';
import { CLIMATE_MODELS } from './climate-models.js';
import { DISEASE_MODELS } from './disease-models.js';
import { GRAIN_MODELS } from './grain-models.js';
import type { FileModel } from './file-model.js';
import { KEEPER_MODELS } from './keeper-models.js';
import { PERSON_MODELS } from './person-models.js';
import { QUALITY_MODELS } from './quality-models.js';
import { SEASON_MODELS } from './season-models.js';
import { STORE_MODELS } from './store-models.js';

/** Every model that `daoji model` runs, by name. */
export const FILE_MODELS: Readonly<Record<string, FileModel>> = {
  ...CLIMATE_MODELS,
  ...DISEASE_MODELS,
  ...SEASON_MODELS,
  ...GRAIN_MODELS,
  ...STORE_MODELS,
  ...KEEPER_MODELS,
  ...ALARM_MODELS,
  ...QUALITY_MODELS,
  ...PERSON_MODELS,
};
