// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import type { ShownContract } from '../api/intake-queries.js';
import { useText } from '../locale/use-text.js';
import { massText } from '../parts/measures.js';

/** Offers that a grower has not answered: the first thing that a grower sees. */
export function ContractWaiting(props: {
  readonly items: readonly ShownContract[];
  readonly growerId: string;
}): ReactElement | null {
  const { language, text } = useText();
  const waiting = props.items.filter(
    ({ contract }) => contract.state === 'offered' && contract.growerOperatorId === props.growerId,
  );
  if (waiting.length === 0) return null;
  return (
    <ul className="notices">
      {waiting.map(({ contract: { buyerOperatorId, contractId, deliveryCapGrams } }) => (
        <li key={contractId} className="notice notice-wait">
          <span>
            {text('contract.waiting', {
              buyer: buyerOperatorId,
              id: contractId,
              mass: massText(deliveryCapGrams, language),
            })}
          </span>
          <Link to={`/contracts/${contractId}`}>{text('contract.answer')}</Link>
        </li>
      ))}
    </ul>
  );
}
