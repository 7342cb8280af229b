// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { giverText } from '../api/mandate-queries.js';
import { useText, type Speaker } from '../locale/use-text.js';
import type { GrantLine, GrantPlan } from './grant-plan.js';
import type { Grants } from './grant-source.js';

/** On what a record of others' land rests, in words; nothing where all of it is own land. */
export function GrantLines({ grants }: { readonly grants: Grants }): ReactElement | null {
  const { text } = useText();
  if (!grants) return null;
  if (grants.state === 'known') return <PlanLines plan={grants.plan} />;
  return (
    <p role="status" className={grants.state === 'reading' ? 'quiet' : 'notice notice-bad'}>
      {text(grants.state === 'reading' ? 'grants.reading' : 'grants.notRead')}
    </p>
  );
}

/** As {@link GrantLines}, of a plan that is known. */
export function PlanLines({ plan }: { readonly plan: GrantPlan }): ReactElement | null {
  const speaker = useText();
  const { isUnconfirmed, lines, uncovered } = plan;
  if (lines.length + uncovered.length === 0) return null;
  return (
    <div role="status" className="grants">
      {lines.length > 0 && (
        <>
          <strong>{speaker.text('grants.title')}</strong>
          <ul>
            {lines.map((line) => {
              const words = lineText(line, speaker);
              return <li key={words}>{words}</li>;
            })}
          </ul>
        </>
      )}
      {isUnconfirmed && <p className="notice notice-wait">{speaker.text('grants.unconfirmed')}</p>}
      {uncovered.length > 0 && (
        <p className="notice notice-bad">
          {speaker.text('grants.uncovered', { parcels: uncovered.join('、') })}
        </p>
      )}
    </div>
  );
}

function lineText({ contract, mandate, parcelIds }: GrantLine, { text }: Speaker): string {
  const parcels = parcelIds.join('、');
  if (!mandate) {
    return text('grants.contract', {
      grower: contract?.growerOperatorId ?? '',
      id: contract?.contractId ?? '',
      parcels,
      season: contract?.season ?? '',
    });
  }
  const values = {
    by: text(`mandate.by.${mandate.mandate.confirmation}`),
    giver: giverText(mandate),
    id: mandate.mandate.mandateId,
    parcels,
  };
  return contract
    ? text('grants.mandateContract', { ...values, contracts: contract.contractId })
    : text('grants.mandate', values);
}
