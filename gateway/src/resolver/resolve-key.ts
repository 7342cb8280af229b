// SPDX-License-Identifier: Apache-2.0
import { Gs1Error, parseDigitalLink, type AiElement, type ResolverEntry } from '@daoji/model';

import { partyEntries, placeEntries, unitEntries, type PlaceSource } from './place-entries.js';
import { tradeItemEntries, type TradeItemSource } from './trade-item-entries.js';

/** Stands before a request's path, so that it can be read as a link; nothing of the client's is in it. */
const STEM = 'https://resolver.invalid';

/** Entries of the thing that a request's path and query name, the finest first.
 * @param target - path and query as they came.
 * @throws {@link Gs1Error} for what is no Digital Link; GatewayError `…_NOT_FOUND`, `UNIT_GONE`.
 */
export async function resolveKey(
  source: PlaceSource & TradeItemSource,
  target: string,
): Promise<readonly ResolverEntry[]> {
  const { path, stem } = parseDigitalLink(STEM + target);
  if (stem !== STEM)
    throw new Gs1Error('GS1_URI', 'expected the primary key at the start of the path');
  const [key] = path;
  switch (key?.ai) {
    case '01':
      return tradeItemEntries(source, {
        gtin: key.value,
        lotId: valueOf(path, '10'),
        serial: valueOf(path, '21'),
      });
    case '00':
      return unitEntries(source.index, key.value);
    case '414':
      return placeEntries(source, key.value, valueOf(path, '254'));
    case '417':
      return partyEntries(source.index, key.value);
    default:
      throw new Gs1Error('GS1_URI', 'expected a key of 00, 01, 414 or 417');
  }
}

function valueOf(path: readonly AiElement[], ai: string): string | undefined {
  return path.find((element) => element.ai === ai)?.value;
}
