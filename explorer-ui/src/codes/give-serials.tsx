// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';

import { postFile } from '../api/request.js';
import { routes } from '../api/routes.js';
import { useText } from '../locale/use-text.js';
import { ProblemBox } from '../parts/problem-box.js';
import type { ShownOrder } from './code-queries.js';

/** Gives the file of serials to the gateway, so that scans are answered; the root on the ledger says whether it is right. */
export function GiveSerials(props: {
  readonly shown: ShownOrder;
  readonly onGiven: () => void;
}): ReactElement {
  const { text } = useText();
  const { hasSerials, order } = props.shown;
  const [error, setError] = useState<unknown>();
  const give = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await postFile(routes.putSerials(order.orderId), 'application/octet-stream', bytes);
      setError(undefined);
      props.onGiven();
    } catch (cause) {
      setError(cause);
    }
  };
  if (hasSerials) return <p className="good">✓ {text('codes.givenLong')}</p>;
  return (
    <section>
      <h2>{text('codes.give')}</h2>
      <p>{text('codes.giveLead')}</p>
      <label className="field">
        <span>{text('codes.file', { name: `${order.orderId}.serials` })}</span>
        <input type="file" onChange={({ currentTarget }) => void give(currentTarget.files?.[0])} />
      </label>
      {error !== undefined && <ProblemBox error={error} />}
    </section>
  );
}
