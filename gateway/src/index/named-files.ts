// SPDX-License-Identifier: Apache-2.0
import { filesOf } from '@daoji/model';

import type { IndexedChange } from './indexed-change.js';

/** The first command that named a file: what it says decides who may read it. */
export interface FirstNamed {
  readonly commandId: string;
  readonly blockNumber: number;
  readonly txIndex: number;
}

/** Fields that can hold a fingerprint; a command without any of them is not parsed again. */
const MAY_NAME = /"(?:documentHash|photoHash)":/;

/**
 * Which command named a file first. Whoever names a known fingerprint later says nothing about who may read the file:
 * otherwise anybody could make themselves a party to it.
 */
export class NamedFiles {
  readonly #first = new Map<string, FirstNamed>();

  /** Takes in one change of the projection; scans come in any order. */
  apply({ collection, document, id }: IndexedChange): void {
    if (collection !== 'events' || !document?.files) return;
    const { blockNumber, txIndex } = document;
    const commandId = id.slice(id.indexOf('~') + 1);
    for (const hash of document.files) {
      const known = this.#first.get(hash);
      const isBefore =
        !known ||
        blockNumber < known.blockNumber ||
        (blockNumber === known.blockNumber && txIndex < known.txIndex);
      if (isBefore) this.#first.set(hash, { blockNumber, commandId, txIndex });
    }
  }

  /** The first command that named a file with this fingerprint. */
  of(hash: string): FirstNamed | undefined {
    return this.#first.get(hash);
  }
}

/** Fingerprints of files that a recorded command names. */
export function fileHashesIn(command: string | undefined): string[] {
  if (command === undefined || !MAY_NAME.test(command)) return [];
  return filesOf(JSON.parse(command) as { type: string }).map(({ hash }) => hash);
}
