// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { useParams } from 'react-router';

import { useRecall } from '../api/recall-queries.js';
import type { ShownRecallDetail } from '../api/recall-things.js';
import { CommandFiles } from '../documents/command-files.js';
import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { ListedMoment, Moment, Timeline } from '../parts/times.js';
import { HolderTable, RecalledLots } from './holder-table.js';
import { RecallFigures } from './recall-figures.js';
import { RecallPapers } from './recall-papers.js';
import { RecallSteps } from './recall-steps.js';

/** One recall from its start to its account. */
export default function RecallPage(): ReactElement {
  const { recallId = '' } = useParams();
  const { text } = useText();
  const recall = useRecall(recallId);
  return (
    <>
      <h1>
        <span className="kicker">{text('recall.title')}</span>
        {recallId}
      </h1>
      <Loaded query={recall}>{(detail) => <Detail detail={detail} />}</Loaded>
    </>
  );
}

function Detail({ detail }: { readonly detail: ShownRecallDetail }): ReactElement {
  const { text } = useText();
  const { firmName, recall } = detail;
  return (
    <>
      {recall.mock && (
        <p className="mock-box" role="note">
          {text('recall.mockBanner')}
        </p>
      )}
      <FactList
        facts={[
          [text('recall.firm'), firmName],
          [text('recall.class'), text('recall.classOf', { level: recall.class })],
          [text('recall.state'), text(`recall.state.${recall.state}`)],
          [text('recall.reason'), recall.reason],
          [text('recall.discovered'), <Moment key="at" at={recall.discoveredAt} />],
          [text('recall.ordered'), recall.isOrdered ? '✓' : undefined],
        ]}
      />
      <RecallFigures detail={detail} />
      <section>
        <h2>{text('recall.holders')}</h2>
        <HolderTable holders={detail.holders} />
      </section>
      {recall.state === 'open' && <RecallSteps detail={detail} />}
      <section>
        <h2>{text('recall.lots')}</h2>
        <RecalledLots lots={detail.lots} />
      </section>
      <RecallPapers recallId={recall.recallId} />
      <History detail={detail} />
    </>
  );
}

function History({ detail }: { readonly detail: ShownRecallDetail }): ReactElement {
  const { text, word } = useText();
  return (
    <section>
      <h2>{text('recall.history')}</h2>
      <Timeline>
        {detail.events.map(({ commandId, eventTime, type }) => (
          <li key={commandId}>
            <strong>{word('command', type)}</strong>
            <p className="quiet">
              <ListedMoment at={eventTime} />
            </p>
            {type === 'recordDisposal' && <CommandFiles commandId={commandId} />}
          </li>
        ))}
      </Timeline>
    </section>
  );
}
