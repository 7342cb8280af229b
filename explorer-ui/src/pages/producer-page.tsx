// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useLots } from '../api/queries.js';
import { ImportLink } from '../imports/import-link.js';
import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { Notice } from '../parts/problem-box.js';
import { useSigner } from '../sign/signer.js';
import { useDeviceRefresh, useSendOutbox, useStoredKeys } from '../sign/use-device.js';
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
        <Register />
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

function Register(): ReactElement {
  const { text } = useText();
  const keys = useStoredKeys();
  const signer = useSigner(keys.data ?? []);
  const refresh = useDeviceRefresh();
  const send = useSendOutbox();
  const [isSigned, setSigned] = useState(false);
  const signed = (): void => {
    setSigned(true);
    void refresh().then(send);
  };
  return (
    <Loaded query={keys}>
      {() => {
        if (!signer) {
          return (
            <>
              <Notice what={text('producer.noKey')} next={text('producer.noKeyNext')} />
              <Link className="button" to="/keys">
                {text('keys.title')}
              </Link>
            </>
          );
        }
        return (
          <>
            <HarvestForm signer={signer} onSigned={signed} />
            <p role="status">{isSigned ? text('producer.signed') : ''}</p>
          </>
        );
      }}
    </Loaded>
  );
}
