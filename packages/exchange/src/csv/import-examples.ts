// SPDX-License-Identifier: Apache-2.0
import { LAND_EXAMPLES } from './examples-land.js';
import { OFFICE_EXAMPLES } from './examples-office.js';
import { RICE_EXAMPLES } from './examples-rice.js';
import type { ImportKind } from './import-kinds.js';

/** What one row of each kind says, as templates show it; all of it is made up. */
export const IMPORT_EXAMPLES: Readonly<Record<ImportKind, Readonly<Record<string, unknown>>>> = {
  ...LAND_EXAMPLES,
  ...RICE_EXAMPLES,
  ...OFFICE_EXAMPLES,
};
