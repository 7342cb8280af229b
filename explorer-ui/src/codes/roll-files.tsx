// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { getFile } from '../api/request.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import { ProblemBox } from '../parts/problem-box.js';
import { saveFile } from '../parts/save-file.js';
import { useReadHeaders } from '../sign/read-request.js';
import type { CodeLot, ShownOrder } from './code-queries.js';
import { runOf } from './places.js';
import { RunFields } from './run-fields.js';

/** Sheets of labels that the gateway draws. */
const SHEETS = ['a4-3x8', '60x40', '100x70'] as const;
/** Most labels of one file. */
const MAX_LABELS = 10_000;

/** The roll as CSV for the printing house and labels as PDF; both requests are signed by the key of this page. */
export function RollFiles(props: {
  readonly lots: readonly CodeLot[];
  readonly shown: ShownOrder;
}): ReactElement {
  const { language, text } = useText();
  const { order, hasSerials } = props.shown;
  const headersOf = useReadHeaders();
  const [origin, setOrigin] = useState(location.origin);
  const [typed, setTyped] = useState({ from: '1', to: String(Math.min(order.count, MAX_LABELS)) });
  const [sheet, setSheet] = useState<string>(SHEETS[0]);
  const [lotId, setLotId] = useState(props.lots[0]?.lotId ?? '');
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error?: unknown }>({
    isBusy: false,
  });
  if (!hasSerials) return <p className="quiet">{text('codes.filesNeedSerials')}</p>;
  const run = runOf(typed, order.count);
  const places = { from: typed.from.trim(), origin, to: typed.to.trim() };
  const save = async (path: string, name: string): Promise<void> => {
    setState({ isBusy: true });
    try {
      saveFile(name, await getFile(path, await headersOf(path)));
      setState({ isBusy: false });
    } catch (error) {
      setState({ error, isBusy: false });
    }
  };
  const saveRoll = (): void =>
    void save(routes.roll(order.orderId, places), `${order.orderId}.csv`);
  const saveLabels = (): void =>
    void save(
      routes.labels(order.orderId, {
        ...places,
        language: language === 'en' ? 'en' : 'zh',
        lotId,
        sheet,
      }),
      `${order.orderId}.pdf`,
    );
  return (
    <div className="form">
      <p className="quiet">{text('codes.filesLead', { most: MAX_LABELS })}</p>
      <Field label={text('codes.origin')} value={origin} onChange={setOrigin} />
      <RunFields run={typed} onChange={setTyped} />
      <div className="pair">
        <Choice
          label={text('codes.lot')}
          value={lotId}
          values={props.lots.map((lot) => lot.lotId)}
          onChange={setLotId}
        />
        <Choice label={text('codes.sheet')} value={sheet} values={SHEETS} onChange={setSheet} />
      </div>
      <p className="actions">
        <Button
          className="button button-second"
          isDisabled={!run || state.isBusy}
          onPress={saveRoll}
        >
          {text('codes.csv')}
        </Button>
        <Button
          className="button button-second"
          isDisabled={!run || lotId === '' || state.isBusy}
          onPress={saveLabels}
        >
          {text('codes.pdf')}
        </Button>
      </p>
      <p role="status">{state.isBusy ? text('app.loading') : ''}</p>
      {state.error !== undefined && <ProblemBox error={state.error} />}
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly values: readonly string[];
  readonly onChange: (value: string) => void;
}): ReactElement {
  return (
    <label className="field">
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.values.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </select>
    </label>
  );
}
