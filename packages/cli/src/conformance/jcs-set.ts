// SPDX-License-Identifier: Apache-2.0
import { jcsText, toHex, utf8 } from '@daoji/proof';

import { openVectors } from './vector-files.js';
import { outcomeOf, type ConformanceSet } from './vector.js';

/** RFC 8785: canonical bytes of `input/X.json` are those of `output/X.json`, as hex. */
export const jcsSet: ConformanceSet = (folder) => {
  const files = openVectors(folder);
  return files.list('input', '.json').map((file) => ({
    name: file,
    expected: toHex(files.bytes(`output/${file}`)),
    got: outcomeOf(() => toHex(utf8(jcsText(files.json(`input/${file}`))))),
  }));
};
