// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';

import { useContract, useContractSlips, type ShownContract } from '../api/intake-queries.js';
import { useText } from '../locale/use-text.js';
import { CommandForm, type CommandFormSpec } from '../parts/command-form.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { areaText, massText } from '../parts/measures.js';
import { useSigningOperator } from '../parts/own-operator.js';
import { RecordedMoment } from '../parts/times.js';
import { OperatorName } from '../parts/named.js';
import { acceptForm, endForm } from './contract-forms.js';
import { SlipTable } from './slip-table.js';

/** One contract: its terms, the loads under it, and the word of either party. */
export default function ContractPage(): ReactElement {
  const { text } = useText();
  const { contractId = '' } = useParams();
  const contract = useContract(contractId);
  const slips = useContractSlips(contractId);
  return (
    <Loaded query={contract}>
      {(shown) => (
        <>
          <h1>
            <span className="kicker">{text('intake.contracts')}</span> {contractId}
          </h1>
          <Terms shown={shown} />
          <Answers shown={shown} />
          <h2>{text('intake.slips')}</h2>
          <Loaded query={slips}>{(items) => <SlipTable items={items} />}</Loaded>
        </>
      )}
    </Loaded>
  );
}

function Terms({ shown }: { readonly shown: ShownContract }): ReactElement {
  const { language, text, word } = useText();
  const { contract, headroomGrams } = shown;
  const time = (at: string | undefined): ReactNode =>
    at === undefined ? undefined : <RecordedMoment at={at} />;
  return (
    <FactList
      facts={[
        [text('intake.state'), text(`intake.${contract.state}`)],
        [
          text('contract.buyer'),
          <OperatorName key="buyer" operatorId={contract.buyerOperatorId} />,
        ],
        [
          text('intake.grower'),
          <OperatorName key="grower" operatorId={contract.growerOperatorId} />,
        ],
        [text('producer.year'), contract.season],
        [text('producer.variety'), contract.variety],
        [word('fact', 'area'), areaText(contract.contractAreaM2, language)],
        [
          text('contract.parcels'),
          contract.parcels.map((id) => (
            <span key={id}>
              <Link to={`/parcels/${id}`}>{id}</Link>{' '}
            </span>
          )),
        ],
        [text('intake.cap'), massText(contract.deliveryCapGrams, language)],
        [text('intake.delivered'), massText(contract.deliveredGrams, language)],
        [word('trade', 'headroom'), massText(headroomGrams, language)],
        [text('contract.offeredAt'), time(contract.offeredAt)],
        [text('contract.acceptedAt'), time(contract.acceptedAt)],
        [text('contract.endedAt'), time(contract.endedAt)],
      ]}
    />
  );
}

/** The forms that the contract's state allows to the signer's operator; to all while the ledger has not said whose key it is. */
function Answers({ shown: { contract } }: { readonly shown: ShownContract }): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  const own = useSigningOperator();
  const specs = useMemo(() => formsOf(contract, own), [contract, own]);
  if (contract.state === 'ended') return <p className="quiet">{text('contract.isEnded')}</p>;
  return (
    <section>
      <h2>{text('contract.word')}</h2>
      {specs.length === 0 && <p>{text('contract.notYours')}</p>}
      {specs.map((spec) => (
        <CommandForm
          key={spec.title}
          spec={spec}
          onSigned={() => void queries.invalidateQueries()}
        />
      ))}
    </section>
  );
}

/** Only a grower accepts, and only an offer; either party ends what is not ended. */
export function formsOf(
  contract: ShownContract['contract'],
  own: string | undefined,
): CommandFormSpec[] {
  if (contract.state === 'ended') return [];
  const isGrower = own === undefined || own === contract.growerOperatorId;
  const isParty = isGrower || own === contract.buyerOperatorId;
  return [
    ...(contract.state === 'offered' && isGrower ? [acceptForm(contract)] : []),
    ...(isParty ? [endForm(contract)] : []),
  ];
}
