// SPDX-License-Identifier: Apache-2.0
export {
  nyt4712File,
  nyt4712FileSchema,
  OUTSIDE,
  type FileTerms,
  type Movement,
  type Nyt4712File,
} from './batches.js';
export { checkNyt4712, type ProfileFault } from './check-file.js';
export { checkCodeVolume, codeVolume, codeVolumeSchema, type CodeVolume } from './code-volume.js';
export { NYT4712_FIELDS, NYT4712_STAGES, type Nyt4712Stage, type ProfileField } from './fields.js';
