// SPDX-License-Identifier: Apache-2.0
import { CLIMATE_MODELS } from './climate-models.js';
import { GRAIN_MODELS } from './grain-models.js';
import type { FileModel } from './file-model.js';
import { PERSON_MODELS } from './person-models.js';
import { QUALITY_MODELS } from './quality-models.js';

/** Every model that `daoji model` runs, by name. */
export const FILE_MODELS: Readonly<Record<string, FileModel>> = {
  ...CLIMATE_MODELS,
  ...GRAIN_MODELS,
  ...QUALITY_MODELS,
  ...PERSON_MODELS,
};
