// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { saveText } from '../parts/save-file.js';
import type { Signer } from '../sign/signer.js';
import { useOutbox } from '../sign/use-device.js';
import type { CheckedFile, CsvPlan } from './csv-plan.js';
import { rowsToMendCsv, type RowToMend } from './csv-records.js';
import { Signing } from './csv-signing.js';
import { FaultTable, RowTable, type Fault } from './csv-tables.js';
import { COSIGNED_KINDS } from './import-kinds.js';
import { statedRows, type StatedRow } from './row-states.js';

/** What a checked file would write: faults by cell, every row in words with where it stands, and the way to sign. */
export function CsvResult(props: {
  readonly checked: CheckedFile;
  readonly signer: Signer;
}): ReactElement {
  const { text } = useText();
  const { plan } = props.checked;
  const outbox = useOutbox();
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const rows = useMemo(
    () => statedRows(plan.commands, outbox.data ?? [], refused),
    [outbox.data, plan, refused],
  );
  return (
    <section>
      <p role="status">{text('csv.found', countsOf(plan, rows))}</p>
      {plan.faults.length > 0 && <FaultTable faults={plan.faults} />}
      <Mend checked={props.checked} rows={rows} />
      {rows.length > 0 && (
        <>
          <RowTable rows={rows} />
          <Signing
            isCosigned={COSIGNED_KINDS.includes(props.checked.kind)}
            isFaulty={plan.faults.length > 0}
            signer={props.signer}
            rows={rows}
            onRefused={(commandId, reason) =>
              setRefused((before) => new Map(before).set(commandId, reason))
            }
          />
        </>
      )}
    </section>
  );
}

function countsOf({ commands, faults }: CsvPlan, rows: readonly StatedRow[]) {
  return {
    before: rows.filter(({ state }) => state === 'before' || state === 'committed').length,
    faulty: new Set(faults.map(({ row }) => row)).size,
    right: commands.length,
  };
}

/** The rows with faults, and those that the ledger refused, as a file to mend and import again. */
function Mend(props: {
  readonly checked: CheckedFile;
  readonly rows: readonly StatedRow[];
}): ReactElement | null {
  const { text } = useText();
  const { name, plan, text: whole } = props.checked;
  const toMend = rowsToMend(plan.faults, props.rows);
  if (toMend.length === 0) return null;
  const save = (): void =>
    saveText(
      `${name.replace(/\.csv$/i, '')}-${text('csv.mendFile')}.csv`,
      'text/csv;charset=utf-8',
      rowsToMendCsv(whole, toMend),
    );
  return (
    <p className="actions">
      <Button className="button button-second" onPress={save}>
        {text('csv.mend', { count: toMend.length })}
      </Button>
    </p>
  );
}

function rowsToMend(faults: readonly Fault[], rows: readonly StatedRow[]): RowToMend[] {
  const reasons = new Map<number, string[]>();
  const add = (row: number, reason: string): void => {
    reasons.set(row, [...(reasons.get(row) ?? []), reason]);
  };
  for (const { cell, message, row } of faults) add(row, `${cell}: ${message}`);
  for (const { reason = '', row, state } of rows) if (state === 'refused') add(row, reason);
  return [...reasons].map(([row, all]) => ({ reasons: all, row }));
}
