// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useContracts, useSlips } from '../api/intake-queries.js';
import { AllCsv } from '../parts/all-csv.js';
import { ImportLink } from '../imports/import-link.js';
import { useText } from '../locale/use-text.js';
import { CommandForm } from '../parts/command-form.js';
import { Loaded } from '../parts/loaded.js';
import { OwnOperator } from '../parts/own-operator.js';
import { BOUGHT_IN_FORM } from './bought-in-form.js';
import { ContractTable } from './contract-table.js';
import { ContractWaiting } from './contract-waiting.js';
import { SettleSection } from './settle-section.js';
import { SlipForm } from './slip-form.js';
import { SlipTable } from './slip-table.js';

/** The intake desk: contracts with what they still take, a new slip, and slips with three masses side by side. */
export default function IntakePage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('intake.title')}</h1>
      <p>{text('intake.lead')}</p>
      <OwnOperator>{(operatorId) => <Desk operatorId={operatorId} />}</OwnOperator>
    </>
  );
}

function Desk({ operatorId }: { readonly operatorId: string }): ReactElement {
  const { text } = useText();
  const contracts = useContracts(operatorId);
  const slips = useSlips(operatorId);
  const queries = useQueryClient();
  return (
    <>
      <section>
        <h2>{text('intake.contracts')}</h2>
        <Loaded query={contracts}>
          {(items) => (
            <>
              <ContractWaiting items={items} growerId={operatorId} />
              <ContractTable items={items} />
            </>
          )}
        </Loaded>
        <AllCsv list="contracts" operatorId={operatorId} />
        <p className="actions">
          <Link className="button button-second" to="/contracts">
            {text('contract.manage')}
          </Link>
          <ImportLink kind="contracts" />
        </p>
      </section>
      <section>
        <h2>{text('intake.new')}</h2>
        <SlipForm
          contracts={contracts.data ?? []}
          onSigned={() => void queries.invalidateQueries()}
        />
        <CommandForm spec={BOUGHT_IN_FORM} onSigned={() => void queries.invalidateQueries()} />
      </section>
      <section>
        <h2>{text('intake.slips')}</h2>
        <Loaded query={slips}>{(items) => <SlipTable items={items} />}</Loaded>
        <AllCsv list="slips" operatorId={operatorId} />
        <p className="actions">
          <ImportLink kind="deliveries" />
          <ImportLink kind="bought-in" />
        </p>
      </section>
      <section>
        <h2>{text('settle.title')}</h2>
        <Loaded query={slips}>
          {(items) => (
            <SettleSection
              operatorId={operatorId}
              slips={items.filter((one) => one.slip.buyerOperatorId === operatorId)}
            />
          )}
        </Loaded>
        <p className="actions">
          <ImportLink kind="settlements" />
        </p>
      </section>
    </>
  );
}
