// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, type Operator } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';

import { giverText, receiverText, useMandates, type ShownMandate } from '../api/mandate-queries.js';
import { routes } from '../api/routes.js';
import { FileLink } from '../documents/file-link.js';
import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { CommandForm } from '../parts/command-form.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { OwnOperator } from '../parts/own-operator.js';
import { networkNow } from '../sign/network-clock.js';
import { endMandateForm, enterForm, giveForm } from './mandate-forms.js';
import { mandateState } from './mandate-state.js';

/** Mandates that an operator gave and received, and the forms to give and end one. */
export function MandateSection({
  operators,
}: {
  readonly operators: readonly Operator[];
}): ReactElement {
  const { text } = useText();
  return (
    <section>
      <h2>{text('mandate.title')}</h2>
      <p>{text('mandate.lead')}</p>
      <OwnOperator>
        {(operatorId) => (
          <OfOperator key={operatorId} operatorId={operatorId} operators={operators} />
        )}
      </OwnOperator>
    </section>
  );
}

function OfOperator(props: {
  readonly operatorId: string;
  readonly operators: readonly Operator[];
}): ReactElement {
  const { operatorId, operators } = props;
  const mandates = useMandates(operatorId);
  const queries = useQueryClient();
  const again = (): void => void queries.invalidateQueries();
  const give = useMemo(() => giveForm(operatorId, operators), [operatorId, operators]);
  const enter = useMemo(() => enterForm(operatorId, operators), [operatorId, operators]);
  const given = useMemo(
    () => (mandates.data ?? []).map((one) => one.mandate).filter(({ state }) => state === 'given'),
    [mandates.data],
  );
  const end = useMemo(() => endMandateForm(given), [given]);
  return (
    <>
      <Loaded query={mandates}>{(items) => <MandateTable items={items} />}</Loaded>
      <AllCsv list="mandates" operatorId={operatorId} path={routes.mandates(operatorId)} />
      <CommandForm spec={give} onSigned={again} />
      <CommandForm spec={enter} onSigned={again} />
      {given.length > 0 && (
        <CommandForm key={given.map((one) => one.mandateId).join()} spec={end} onSigned={again} />
      )}
    </>
  );
}

function MandateTable({ items }: { readonly items: readonly ShownMandate[] }): ReactElement {
  const { text } = useText();
  const columns = useMemo<Column<ShownMandate>[]>(() => {
    const today = civilDateOf(networkNow().toISOString());
    return [
      { id: 'id', label: text('mandate.id'), value: ({ mandate }) => mandate.mandateId },
      { id: 'from', label: text('mandate.from'), value: giverText },
      { id: 'to', label: text('mandate.to'), value: receiverText },
      {
        id: 'works',
        label: text('mandate.works'),
        value: ({ mandate: { works } }) =>
          works.map((work) => text(`mandate.work.${work}`)).join(' · '),
      },
      {
        id: 'parcels',
        isLong: true,
        label: text('mandate.parcels'),
        value: ({ mandate: { parcels } }) => parcels?.join(' ') ?? text('mandate.allParcels'),
      },
      {
        id: 'dates',
        label: text('mandate.dates'),
        value: ({ mandate: { validFrom, validTo } }) => `${validFrom} – ${validTo}`,
      },
      {
        draw: ({ mandate: { confirmation, photoHash } }) => (
          <span className={confirmation === 'none' ? 'bad' : 'good'}>
            {text(`mandate.by.${confirmation}`)}{' '}
            {photoHash !== undefined && <FileLink hash={photoHash} />}
          </span>
        ),
        id: 'confirmed',
        label: text('mandate.confirmed'),
        value: ({ mandate }) => text(`mandate.by.${mandate.confirmation}`),
      },
      {
        id: 'state',
        label: text('mandate.state'),
        value: ({ mandate }) => text(`mandate.state.${mandateState(mandate, today)}`),
      },
    ];
  }, [text]);
  if (items.length === 0)
    return <EmptyState what={text('mandate.none')} next={text('mandate.noneNext')} />;
  return <DataTable name={text('mandate.title')} columns={columns} rows={items} />;
}
