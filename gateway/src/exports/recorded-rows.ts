// SPDX-License-Identifier: Apache-2.0
import { rowContent, type CsvImport, type RowCommand } from '@daoji/exchange';
import { canonicalJson } from '@daoji/proof';

import type { Services } from '../http/services.js';

/** A planned row, and whether the ledger has it: the same command, or one of the same type that says the same. */
export interface StatedRow extends RowCommand {
  readonly command: { type: string; [field: string]: unknown };
  readonly isRecorded: boolean;
}

/**
 * Says of each row of a dry run whether it is recorded. A row of an import has the command that it had before; what was signed
 * on a page is known by its content. Who means the same a second time says so by another `eventTime` (decision 0067).
 */
export async function withRecorded(
  services: Services,
  { commands }: CsvImport,
): Promise<StatedRow[]> {
  const byId: boolean[] = [];
  for (const { commandId } of commands) {
    byId.push((await services.catalog.findEvent('trace', commandId)) !== undefined);
  }
  const [first] = commands;
  const isAllKnown = first === undefined || !byId.includes(false);
  const contents = isAllKnown ? new Set() : await contentsOf(services, first.command.type);
  return commands.map((row, at) => ({
    ...row,
    command: { ...row.command },
    isRecorded: byId[at] === true || contents.has(contentOf(row.command)),
  }));
}

/** Contents of every recorded command of a type. */
async function contentsOf({ catalog, index }: Services, type: string): Promise<Set<string>> {
  const contents = new Set<string>();
  for (const { commandId } of index.eventsOfType('trace', type)) {
    const found = await catalog.findEvent('trace', commandId);
    if (found) contents.add(contentOf(JSON.parse(found.command) as Record<string, unknown>));
  }
  return contents;
}

function contentOf(command: Readonly<Record<string, unknown>>): string {
  return canonicalJson(rowContent(command));
}
