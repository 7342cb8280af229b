// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { figureText } from './figure-text.js';
import { useQualityRecords } from './quality-queries.js';
import type { QualityCharts } from './quality-things.js';
import { StepList } from './step-list.js';

/** The records behind a person's figure: the number opens into what it counts. */
export function RecordList(props: {
  readonly charts: QualityCharts;
  readonly personId: string;
  readonly onClose: () => void;
}): ReactElement {
  const speaker = useText();
  const { text } = speaker;
  const { charts, onClose, personId } = props;
  const { from, measure, operatorId, pChart, to } = charts;
  const [month, setMonth] = useState('');
  const [which, setWhich] = useState('counted');
  const records = useQualityRecords(operatorId, {
    from,
    measure,
    ...(month !== '' && { month }),
    ...(which === 'counted' && { only: 'counted' }),
    personId,
    to,
  });
  return (
    <section aria-labelledby="records">
      <h2 id="records">{text('quality.records', { who: personId })}</h2>
      <div className="search own-operator">
        <Choice
          label={text('quality.month')}
          value={month}
          onChange={setMonth}
          options={[
            ['', text('quality.allMonths')],
            ...pChart.months.map((one) => [one.month, one.month] as const),
          ]}
        />
        <Choice
          label={text('quality.which')}
          value={which}
          onChange={setWhich}
          options={[
            ['counted', text('quality.onlyCounted')],
            ['all', text('quality.allOfN')],
          ]}
        />
      </div>
      <Loaded query={records}>
        {({ figure, items, total }) => (
          <>
            <p>{figureText(figure, speaker)}</p>
            {total > items.length && (
              <p role="status" className="notice notice-wait">
                {text('list.cut', { shown: items.length, total })}
              </p>
            )}
            {items.length === 0 ? (
              <EmptyState what={text('quality.noRecords')} next={text('quality.noRecordsNext')} />
            ) : (
              <StepList steps={items} name={text('quality.records', { who: personId })} />
            )}
          </>
        )}
      </Loaded>
      <p className="actions">
        <Button className="button button-second" onPress={onClose}>
          {text('quality.close')}
        </Button>
      </p>
    </section>
  );
}
