// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import type { ShownSlip } from '../api/intake-queries.js';
import { API_BASE, getFile } from '../api/request.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { massText } from '../parts/measures.js';
import { SignMany } from '../parts/sign-many.js';
import type { Draft } from '../sign/command-draft.js';
import { isToSettle, settleDraft, SETTLED_AT_ONCE } from './settle-draft.js';

/** Sheets that are fetched side by side. */
const SIDE_BY_SIDE = 6;

/** Slips that wait for settlement: one, or many in one press. The hash of each sheet is what is signed. */
export function SettleSection(props: {
  readonly operatorId: string;
  readonly slips: readonly ShownSlip[];
}): ReactElement {
  const { language, text } = useText();
  const queries = useQueryClient();
  const { operatorId, slips } = props;
  const waiting = useMemo(() => slips.filter(isToSettle), [slips]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = waiting.filter(({ slip }) => !left.has(slip.slipId));
  const now = chosen.slice(0, SETTLED_AT_ONCE);
  const grams = now.reduce((sum, { slip }) => sum + (slip.settledGrams ?? 0), 0);
  const unconfirmed = now.filter(({ slip }) => slip.confirmation === 'none').length;
  if (waiting.length === 0) return <p className="quiet">{text('settle.none')}</p>;
  return (
    <>
      <p>{text('settle.lead')}</p>
      <p className="actions">
        <a href={`${API_BASE}${routes.listCsv('settlements-due', operatorId)}`} download>
          {text('settle.csv')}
        </a>
        <Button className="link-button" onPress={() => setLeft(new Set())}>
          {text('settle.all')}
        </Button>
        <Button
          className="link-button"
          onPress={() => setLeft(new Set(waiting.map(({ slip }) => slip.slipId)))}
        >
          {text('settle.clear')}
        </Button>
      </p>
      <WaitingTable items={waiting} left={left} onLeft={setLeft} />
      <p role="status">
        {text('settle.chosen', { count: now.length, mass: massText(grams, language) })}
      </p>
      {chosen.length > now.length && (
        <p>{text('settle.atOnce', { shown: now.length, total: chosen.length })}</p>
      )}
      {unconfirmed > 0 && (
        <p role="alert" className="notice notice-bad">
          {text('settle.unconfirmed', { count: unconfirmed })}
        </p>
      )}
      <SignMany
        key={now.map(({ slip }) => slip.slipId).join()}
        count={now.length}
        draftsOf={(keyId) => draftsOf(now, keyId)}
        onSigned={() => void queries.invalidateQueries()}
      />
    </>
  );
}

function WaitingTable(props: {
  readonly items: readonly ShownSlip[];
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
}): ReactElement {
  const { language, text, word } = useText();
  const { left, onLeft } = props;
  const columns = useMemo<Column<ShownSlip>[]>(
    () => [
      {
        id: 'id',
        label: word('trade', 'slip'),
        value: ({ slip }) => slip.slipId,
        draw: ({ slip: { slipId } }) => (
          <label className="choice">
            <input
              type="checkbox"
              checked={!left.has(slipId)}
              onChange={(event) => {
                const next = new Set(left);
                if (event.target.checked) next.delete(slipId);
                else next.add(slipId);
                onLeft(next);
              }}
            />
            <span>{slipId}</span>
          </label>
        ),
      },
      {
        id: 'grower',
        label: text('intake.grower'),
        value: ({ growerName, slip }) => growerName ?? slip.growerOperatorId ?? '–',
      },
      {
        id: 'settled',
        isNumber: true,
        label: word('mass', 'settled'),
        value: ({ slip }) => slip.settledGrams ?? '',
        draw: ({ slip }) => massText(slip.settledGrams ?? 0, language),
      },
      {
        id: 'confirmation',
        label: text('intake.confirmation'),
        value: ({ slip }) => text(`intake.${slip.confirmation}`),
      },
      {
        id: 'sheet',
        label: text('intake.sheet'),
        value: ({ sheetHash = '' }) => sheetHash,
        draw: ({ sheetHash = '', slip }) => (
          <a href={`${API_BASE}${routes.settlementSheet(slip.slipId)}`} download>
            {text('intake.sheet')} <code>{sheetHash.slice(0, 8)}</code>
          </a>
        ),
      },
    ],
    [language, left, onLeft, text, word],
  );
  return <DataTable name={text('settle.title')} columns={columns} rows={props.items} />;
}

async function draftsOf(slips: readonly ShownSlip[], keyId: string): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (let from = 0; from < slips.length; from += SIDE_BY_SIDE) {
    const group = slips.slice(from, from + SIDE_BY_SIDE);
    drafts.push(...(await Promise.all(group.map((one) => draftOf(one, keyId)))));
  }
  return drafts;
}

async function draftOf(shown: ShownSlip, keyId: string): Promise<Draft> {
  const file = await getFile(routes.settlementSheet(shown.slip.slipId), {});
  return settleDraft(shown, new Uint8Array(await file.arrayBuffer()), keyId);
}
