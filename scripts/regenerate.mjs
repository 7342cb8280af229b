// SPDX-License-Identifier: Apache-2.0
// Writes again what is generated and committed: node scripts/regenerate.mjs, after `node scripts/bootstrap.mjs build`.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

run('gateway/dist/api/write-openapi.js');
run('explorer-ui/scripts/generate-api.mjs');
await writeGlossary();
await writeContractErrors();
await writeRights();
await writeEpcisEvents();
await writeModels();

/** The table of docs/spec/glossary.md. */
async function writeGlossary() {
  const { GLOSSARY } = await import('../packages/model/dist/index.js');
  const rows = Object.entries(GLOSSARY).map(
    ([key, [zh, en, meaning]]) => `| ${key} | ${zh} | ${en} | ${meaning} |`,
  );
  replaceTable('docs/spec/glossary.md', /^\| [a-z][a-zA-Z-]*\.\S+ \|/, rows);
}

/** The table of contract codes in docs/errors.md; the other tables are compared with their sources by tests. */
async function writeContractErrors() {
  const { default: errors } = await import('../chaincode/dist/contract-error.js');
  const rows = Object.entries(errors.CONTRACT_ERRORS).map(
    ([code, meaning]) => `| \`${code}\` | ${meaning} |`,
  );
  const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
  const parts = page.split(/^(?=## )/m);
  const index = parts.findIndex((part) => part.includes('`YIELD_CAP_EXCEEDED`'));
  parts[index] = withRows(parts[index], /^\| `[A-Z_0-9]+` \|/, rows);
  writeFileSync(join(root, 'docs/errors.md'), parts.join(''));
}

/** The table of docs/spec/epcis-events.md. */
async function writeEpcisEvents() {
  const { epcisRows } = await import('../gateway/dist/epcis/epcis-words.js');
  const path = join(root, 'docs/spec/epcis-events.md');
  const page = readFileSync(path, 'utf8');
  const head = /^\| command \|.*\n\| --- \|.*\n(?:\|.*\n)*/m;
  const [title, line] = (head.exec(page)?.[0] ?? '').split('\n');
  writeFileSync(path, page.replace(head, `${[title, line, ...epcisRows()].join('\n')}\n`));
}

/** The table of docs/spec/models.md. */
async function writeModels() {
  const { modelRows } = await import('../packages/cli/dist/models/model-text.js');
  replaceTable('docs/spec/models.md', /^\| `[a-z0-9-]+` \|/, modelRows());
}

/** The tables of rights in docs/spec/commands.md. */
async function writeRights() {
  const { ROLES, transactionName } = await import('../packages/model/dist/index.js');
  const { default: access } = await import('../chaincode/dist/access.js');
  const path = join(root, 'docs/spec/commands.md');
  let page = readFileSync(path, 'utf8');
  for (const [channel, functions] of Object.entries(access.ACCESS)) {
    const rows = Object.entries(functions).map(([type, rights]) => {
      const held = ROLES.filter((role) => rights[role]).map((role) => {
        const { operator, area } = rights[role];
        return `${role} ${operator}${area === undefined ? '' : ', within area'}`;
      });
      return `| \`${transactionName(channel, type)}\` | ${held.join(', ') || 'no key'} |`;
    });
    const parts = page.split(/^(?=#)/m);
    const index = parts.findIndex((part) => part.startsWith(`### Rights on \`${channel}\``));
    parts[index] = withRows(parts[index], /^\| `[a-z]+:[A-Za-z]+` \|/, rows);
    page = parts.join('');
  }
  writeFileSync(path, page);
}

function replaceTable(path, isRow, rows) {
  const file = join(root, path);
  writeFileSync(file, withRows(readFileSync(file, 'utf8'), isRow, rows));
}

function withRows(text, isRow, rows) {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => isRow.test(line));
  const kept = lines.filter((line) => !isRow.test(line));
  return [...kept.slice(0, first), ...rows, ...kept.slice(first)].join('\n');
}
