// SPDX-License-Identifier: Apache-2.0
import { IMPORT_KINDS, importTable } from '@daoji/exchange';
import { parseCommand } from '@daoji/model';

import type { Services } from '../http/services.js';
import type { ListExport } from './list-exports.js';

/**
 * What was recorded, as the tables that an import takes: `recorded-harvests.csv` and so on. Such a file imports back
 * unchanged; a row that came from an import keeps its command, so that nothing is written twice.
 */
export const RECORDED_EXPORTS: Readonly<Record<string, ListExport>> = Object.fromEntries(
  Object.entries(IMPORT_KINDS).map(([kind, type]) => {
    const { columns, schema } = importTable(kind);
    return [`recorded-${kind}`, { columns, rows: (services) => recorded(services, type), schema }];
  }),
);

/** Commands of a type in ledger order, each with the operator of its signer. */
async function* recorded(
  { catalog, index }: Services,
  type: string,
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const operators = new Map<string, string | undefined>();
  for (const { commandId, signer } of index.eventsOfType('trace', type)) {
    const found = await catalog.findEvent('trace', commandId);
    if (!found) continue;
    if (!operators.has(signer)) {
      operators.set(signer, (await catalog.identity('trace', signer))?.operatorId);
    }
    // A command that names an operator itself, such as that of a person, is a row of that one.
    yield { operatorId: operators.get(signer), ...parseCommand('trace', found.command) };
  }
}
