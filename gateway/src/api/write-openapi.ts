// SPDX-License-Identifier: Apache-2.0
// Writes gateway/openapi.json: node gateway/dist/api/write-openapi.js
import { writeFileSync } from 'node:fs';

import { openApiText } from './openapi.js';

writeFileSync(new URL('../../openapi.json', import.meta.url), openApiText());
