// SPDX-License-Identifier: Apache-2.0
import { SerialBook, scratchCode, type BagLabel, type PrintOptions } from '@daoji/exchange';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import { gatewayClient } from '../network/gateway-client.js';

const labelSchema = z.looseObject({
  faults: z.array(z.looseObject({ accepted: z.string(), clause: z.string(), field: z.string() })),
  texts: z.record(z.string(), z.string()),
});

/**
 * Labels of a package lot with the serials of a run.
 * @throws {@link CliError} `CHECK_FAILED` where the rule set in force wants a field that the lot lacks: such a label is not
 * printed, and the fault names field and clause.
 */
export async function labelsOf(
  gateway: string,
  lotId: string,
  serialFile: string,
  options: PrintOptions,
): Promise<AsyncGenerator<BagLabel>> {
  const answer = await gatewayClient(gateway).get(
    `/api/v1/lots/${encodeURIComponent(lotId)}/label`,
  );
  const { faults, texts } = labelSchema.parse(answer);
  const [first] = faults;
  if (first) {
    const all = faults.map(({ clause, field }) => `${field} (${clause})`).join(', ');
    throw new CliError('CHECK_FAILED', `the label lacks ${all}; accepted: ${first.accepted}`);
  }
  return withSerials(serialFile, options, texts);
}

async function* withSerials(
  serialFile: string,
  { gtin, origin, range, scratchKey }: PrintOptions,
  texts: BagLabel['texts'],
): AsyncGenerator<BagLabel> {
  const book = await SerialBook.open(serialFile);
  try {
    for (let place = range.from; place < Math.min(range.to, book.count); place += 1) {
      const serial = await book.serialAt(place);
      const scratch = scratchKey && { scratchCode: scratchCode(scratchKey, serial) };
      yield { gtin, origin, serial, texts, ...scratch };
    }
  } finally {
    await book.close();
  }
}
