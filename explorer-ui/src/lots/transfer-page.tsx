// SPDX-License-Identifier: Apache-2.0
import type { Transfer } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import { useTransfer } from '../api/lot-queries.js';
import { useText } from '../locale/use-text.js';
import { CommandForm } from '../parts/command-form.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { massText } from '../parts/measures.js';
import { useSigningIdentity } from '../parts/own-operator.js';
import { SentOutcomes } from '../parts/sent-outcomes.js';
import { RecordedMoment } from '../parts/times.js';
import { OperatorName } from '../parts/named.js';
import { transferSteps } from './lot-steps.js';
import { valueOptions } from './step-context.js';
import { acceptForm, cancelForm } from './transfer-forms.js';

/** One transfer: what was sent, and the button that takes it over or calls it off. */
export default function TransferPage(): ReactElement {
  const { transferId = '' } = useParams();
  const transfer = useTransfer(transferId);
  return <Loaded query={transfer}>{(found) => <Body transfer={found} />}</Loaded>;
}

function Body({ transfer }: { readonly transfer: Transfer }): ReactElement {
  const speaker = useText();
  const { language, text, word } = speaker;
  const { fromOperatorId, lots, offeredAt, purpose, received, state, toOperatorId } = transfer;
  const arrived = new Map(received?.map(({ grams, lotId }) => [lotId, grams]));
  return (
    <>
      <h1>
        <span className="kicker">{word('thing', 'transfer')}</span> {transfer.transferId}
      </h1>
      <FactList
        facts={[
          [text('lots.sender'), <OperatorName key="from" operatorId={fromOperatorId} />],
          [text('lots.receiver'), <OperatorName key="to" operatorId={toOperatorId} />],
          [text('lots.purpose'), valueOptions([purpose])(speaker)[0]?.[1]],
          [text('lots.state'), text(`lots.transfer.${state}`)],
          [text('lots.offeredAt'), <RecordedMoment key="at" at={offeredAt} />],
        ]}
      />
      <h2>{text('lots.sentLots')}</h2>
      <ul className="plain-list">
        {lots.map(({ grams, lotId }) => (
          <li key={lotId}>
            <Link to={`/lots/${lotId}`}>{lotId}</Link> · {massText(grams, language)}
            {arrived.has(lotId) &&
              ` · ${text('lots.arrivedMass', { mass: massText(arrived.get(lotId) ?? 0, language) })}`}
          </li>
        ))}
      </ul>
      <Answer transfer={transfer} />
    </>
  );
}

function Answer({ transfer }: { readonly transfer: Transfer }): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  const steps = transferSteps(useSigningIdentity() ?? {}, transfer);
  const [sent, setSent] = useState<readonly string[]>([]);
  const specs = steps.map((step) =>
    step === 'accept' ? acceptForm(transfer) : cancelForm(transfer.transferId),
  );
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{text('lots.actions')}</h2>
      <SentOutcomes commandIds={sent} />
      {specs.map((spec) => (
        <CommandForm
          key={spec.title}
          spec={spec}
          onSent={(commandId) => setSent((before) => [...before, commandId])}
          onSigned={() => void queries.invalidateQueries()}
        />
      ))}
      {specs.length === 0 && <p className="quiet">{text('lots.nothingToDo')}</p>}
    </section>
  );
}
