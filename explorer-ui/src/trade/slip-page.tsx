// SPDX-License-Identifier: Apache-2.0
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';

import { useSlip, useSlips, type ShownSlip } from '../api/intake-queries.js';
import { API_BASE } from '../api/request.js';
import { routes } from '../api/routes.js';
import { CommandFiles } from '../documents/command-files.js';
import { CorrectAction } from '../field/correct-action.js';
import { useText } from '../locale/use-text.js';
import type { Correctable } from '../lots/correct-form.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { massText, numberText } from '../parts/measures.js';
import { Moment } from '../parts/times.js';
import { OperatorName } from '../parts/named.js';

/** One weighbridge slip: three masses apart, what they rest on, and how it is corrected. */
export default function SlipPage(): ReactElement {
  const { word } = useText();
  const { slipId = '' } = useParams();
  const slip = useSlip(slipId);
  return (
    <>
      <h1>
        <span className="kicker">{word('trade', 'slip')}</span> {slipId}
      </h1>
      <Loaded query={slip}>
        {(shown) => (
          <>
            <Facts shown={shown} />
            <Correct shown={shown} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Facts({ shown }: { readonly shown: ShownSlip }): ReactElement {
  const { language, text, word } = useText();
  const { growerName, slip } = shown;
  const mass = (grams: number | undefined): string | undefined =>
    grams === undefined ? undefined : massText(grams, language);
  const percent = (milli: number | undefined): string | undefined =>
    milli === undefined ? undefined : `${numberText(milli / 1000, language, 3)} %`;
  return (
    <FactList
      facts={[
        [text('intake.state'), text(`slip.${slip.state}`)],
        [text('slip.kind'), text(`slip.${slip.kind}`)],
        [text('slip.weighedAt'), <Moment key="at" at={slip.weighedAt} />],
        [text('intake.grower'), growerName ?? slip.growerOperatorId],
        [text('contract.buyer'), <OperatorName key="buyer" operatorId={slip.buyerOperatorId} />],
        [text('slip.gross'), mass(slip.grossGrams)],
        [text('slip.tare'), mass(slip.tareGrams)],
        [word('mass', 'weighed'), mass(slip.weighedGrams)],
        [word('mass', 'settled'), mass(slip.settledGrams) ?? text('intake.noSettled')],
        [word('mass', 'physical'), mass(slip.physicalGrams)],
        [text('slip.moisture'), percent(slip.moistureMilliPercent)],
        [text('slip.impurity'), percent(slip.impurityMilliPercent)],
        [text('slip.recovery'), percent(slip.brownRiceYieldMilliPercent)],
        [text('slip.sample'), slip.sampleId],
        [
          text('slip.photo'),
          slip.photoHash === undefined ? undefined : <CommandFiles commandId={slip.commandId} />,
        ],
        [text('intake.confirmation'), text(`intake.${slip.confirmation}`)],
        [text('intake.harvestLot'), link('/lots', slip.harvestLotId)],
        [text('intake.intakeLot'), link('/lots', slip.intakeLotId)],
        [word('trade', 'contract'), link('/contracts', slip.contractId)],
        [word('trade', 'headroom'), mass(slip.headroomGrams)],
        [text('intake.sheet'), sheetOf(slip, text('intake.sheet'))],
      ]}
    />
  );
}

function link(path: string, id: string | undefined): ReactNode {
  return id === undefined ? undefined : <Link to={`${path}/${id}`}>{id}</Link>;
}

function sheetOf({ settledGrams, slipId, state }: ShownSlip['slip'], label: string): ReactNode {
  if (settledGrams === undefined || state === 'voided') return undefined;
  return (
    <a href={`${API_BASE}${routes.settlementSheet(slipId)}`} download>
      {label}
    </a>
  );
}

/** The weighbridge that wrote it corrects it; other slips of the same desk may say it right. */
function Correct({ shown }: { readonly shown: ShownSlip }): ReactElement {
  const { text } = useText();
  const { correction, slip } = shown;
  const slips = useSlips(slip.buyerOperatorId);
  const event = useMemo(() => correctableOf(shown), [shown]);
  const others = useMemo(() => (slips.data ?? []).map(correctableOf), [slips.data]);
  return (
    <section>
      <h2>{text('slip.correct')}</h2>
      {!correction && <p className="quiet">{text('slip.correctLead')}</p>}
      <CorrectAction
        correction={correction}
        event={event}
        isCosigned={slip.confirmation === 'own-signature'}
        others={others}
      />
    </section>
  );
}

function correctableOf({ slip: { commandId, kind, slipId } }: ShownSlip): Correctable {
  const type = kind === 'bought-in' ? 'recordBoughtIn' : 'recordDelivery';
  return { commandId, type, words: slipId };
}
