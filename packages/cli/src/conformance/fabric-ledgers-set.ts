// SPDX-License-Identifier: Apache-2.0
import { blockFileFaults, readBlockFile } from '@daoji/proof';

import { openVectors } from './vector-files.js';
import { outcomeOf, type ConformanceSet } from './vector.js';

interface SourceFault {
  readonly blockNum: number;
  readonly errors: readonly string[];
}

const BLOCK_FILE = 'ledgersData/chains/chains/mychannel/blockfile_000000';
/** Which result file of the source is for which ledger. */
const LEDGERS = {
  sample_prod: 'correct_blocks',
  sample_bad_ledger: 'hash_error_blocks',
} as const;
/** The source's words for our codes; it looks at hashes only. */
const SOURCE_WORDS: Readonly<Record<string, string>> = {
  TP_BLOCK_DATA_HASH: 'DataHash mismatch',
  PREVIOUS_HASH: 'PreviousHash mismatch',
};

/** Block files of real Fabric peers. A ledger that is clean must keep all our checks; of a bad one its hash faults are compared. */
export const fabricLedgersSet: ConformanceSet = (folder) => {
  const files = openVectors(folder);
  return Object.entries(LEDGERS)
    .filter(([ledger]) => files.has(ledger))
    .map(([ledger, results]) => {
      const source = files.json(`sample_verifications/${results}.json`) as readonly SourceFault[];
      const expected = source.flatMap(({ blockNum, errors }) =>
        errors.map((error) => `${blockNum} ${error}`),
      );
      const got = outcomeOf(() =>
        blockFileFaults(readBlockFile(files.bytes(`${ledger}/${BLOCK_FILE}`))).flatMap((fault) =>
          shown(fault, expected.length === 0),
        ),
      );
      return { name: ledger, expected, got };
    });
};

function shown(fault: string, isAllShown: boolean): string[] {
  const [block = '', code = ''] = fault.split(' ');
  const word = SOURCE_WORDS[code];
  if (word !== undefined) return [`${block} ${word}`];
  return isAllShown ? [fault] : [];
}
