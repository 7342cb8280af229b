// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useLots } from '../api/queries.js';
import { ImportLink } from '../imports/import-link.js';
import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { HarvestForm } from './harvest-form.js';
import { LotsTable } from './lots-table.js';
import { OutboxList } from './outbox-list.js';
import { ProducerHome } from './producer-home.js';

/** Register a harvest lot, signed on this device; the outbox; all lots. */
export default function ProducerPage(): ReactElement {
  const { text } = useText();
  const lots = useLots();
  return (
    <>
      <h1>{text('producer.title')}</h1>
      <section aria-labelledby="today">
        <h2 id="today">{text('ownHome.title')}</h2>
        <ProducerHome />
      </section>
      <section aria-labelledby="form">
        <h2 id="form">{text('producer.form')}</h2>
        <p>{text('producer.formLead')}</p>
        <HarvestForm />
        <p className="actions">
          <ImportLink kind="harvests" />
        </p>
      </section>
      <section aria-labelledby="outbox">
        <h2 id="outbox">{text('producer.outbox')}</h2>
        <OutboxList />
      </section>
      <section aria-labelledby="lots">
        <h2 id="lots">{text('lots.title')}</h2>
        <Loaded query={lots}>{(items) => <LotsTable lots={items} />}</Loaded>
      </section>
    </>
  );
}
