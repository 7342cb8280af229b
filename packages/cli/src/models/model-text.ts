// SPDX-License-Identifier: Apache-2.0
import type { FileModel } from './file-model.js';
import type { ModelColumn } from './model-table.js';
import { FILE_MODELS } from './models.js';

/** What a model is and takes, for a terminal. */
export function modelText(name: string, model: FileModel): string {
  const { columns, en, source, zh } = model;
  const columnText = (column: ModelColumn): string => `    ${nameOf(column)}: ${meaningOf(column)}`;
  return [
    `  ${name}  ${zh} · ${en} (${source})`,
    ...columns.map(columnText),
    ...optionsOf(model).map((option) => `    --set ${option}`),
    ...rulesOf(model).map((rules) => `    --rules: ${rules}`),
  ].join('\n');
}

/** Rows of the table in `docs/spec/models.md`, which `scripts/regenerate.mjs` writes. */
export function modelRows(): string[] {
  return Object.entries(FILE_MODELS).map(([name, model]) => {
    const columns = model.columns.map((column) => `\`${nameOf(column)}\` ${meaningOf(column)}`);
    const options = [...optionsOf(model), ...rulesOf(model).map((rules) => `--rules ${rules}`)];
    const cells = [
      `\`${name}\``,
      `${model.zh} · ${model.en}`,
      columns.join('; '),
      options.map((option) => `\`${option}\``).join(', ') || '–',
      model.source,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
}

function nameOf({ also = [], name, optional }: ModelColumn): string {
  const names = [name, ...also].join('|');
  return optional ? `[${names}]` : names;
}

function meaningOf(column: ModelColumn): string {
  return `${boundsOf(column)}${column.gaps ? ' (empty where not measured)' : ''}`;
}

function boundsOf({ meaning, oneOf, range }: ModelColumn): string {
  if (oneOf) return `${meaning}: ${oneOf.join('|')}`;
  if (!range) return meaning;
  const [least, most] = range;
  const bounds = most === Number.MAX_SAFE_INTEGER ? `≥ ${least}` : `${least}…${most}`;
  return `${meaning}, ${bounds.replace('-', '−')}`;
}

function optionsOf({ options }: FileModel): string[] {
  return Object.entries(options).map(
    ([key, of]) => `${key}=${of === 'number' ? 'NUMBER' : of.join('|')}`,
  );
}

/** A set is of one model; which one may follow from an option, and the first is named. */
function rulesOf({ ruledBy }: FileModel): string[] {
  return ruledBy ? [ruledBy(new Map())] : [];
}
