// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';

import { useContracts } from '../api/intake-queries.js';
import { useOperators } from '../api/trade-queries.js';
import { ImportLink } from '../imports/import-link.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { CommandForm } from '../parts/command-form.js';
import { Loaded } from '../parts/loaded.js';
import { OwnOperator } from '../parts/own-operator.js';
import { offerForm } from './contract-forms.js';
import { ContractTable } from './contract-table.js';
import { ContractWaiting } from './contract-waiting.js';

/** Contracts of an operator on either side: what waits for its word, all of them, and a new offer. */
export default function ContractsPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('intake.contracts')}</h1>
      <p>{text('contract.lead')}</p>
      <OwnOperator>{(operatorId) => <Contracts operatorId={operatorId} />}</OwnOperator>
    </>
  );
}

function Contracts({ operatorId }: { readonly operatorId: string }): ReactElement {
  const contracts = useContracts(operatorId);
  return (
    <Loaded query={contracts}>
      {(items) => (
        <>
          <ContractWaiting items={items} growerId={operatorId} />
          <ContractTable items={items} />
          <AllCsv list="contracts" operatorId={operatorId} />
          <Offer operatorId={operatorId} />
        </>
      )}
    </Loaded>
  );
}

function Offer({ operatorId }: { readonly operatorId: string }): ReactElement {
  const operators = useOperators();
  const queries = useQueryClient();
  const spec = useMemo(
    () => offerForm((operators.data ?? []).filter((one) => one.operatorId !== operatorId)),
    [operatorId, operators.data],
  );
  return (
    <>
      <CommandForm spec={spec} onSigned={() => void queries.invalidateQueries()} />
      <p className="actions">
        <ImportLink kind="contracts" />
      </p>
    </>
  );
}
