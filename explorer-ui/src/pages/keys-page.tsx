// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { DeviceKeys } from '../parts/device-keys.js';
import { useSigner } from '../sign/signer.js';
import { useStoredKeys } from '../sign/use-device.js';
import { ActivateKey } from './activate-key.js';
import { OutboxList } from './outbox-list.js';

/** Keys of this device, and for a registrar the activation of somebody else's. */
export default function KeysPage(): ReactElement {
  const { text } = useText();
  const keys = useStoredKeys();
  const signer = useSigner(keys.data ?? []);
  return (
    <>
      <h1>{text('keys.title')}</h1>
      <p>{text('keys.lead')}</p>
      <DeviceKeys withStatus />
      <p className="actions">
        <Link className="button button-second" to="/cosign">
          {text('cosign.page')}
        </Link>
      </p>
      {signer && (
        <section aria-labelledby="activate">
          <h2 id="activate">{text('keys.activateTitle')}</h2>
          <p>{text('keys.activateLead')}</p>
          <ActivateKey signer={signer} />
          <h2>{text('producer.outbox')}</h2>
          <OutboxList />
        </section>
      )}
    </>
  );
}
