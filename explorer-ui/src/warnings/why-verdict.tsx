// SPDX-License-Identifier: Apache-2.0
import type { Warning } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';

/** Why the run said what it said: verdict in words, model, inputs and what of them was void. */
export function WhyVerdict({ warning }: { readonly warning: Warning }): ReactElement {
  const { text, word } = useText();
  const { deviceIds, inputsDigest, modelId, modelVersion, ruleSetId, verdict, voidedCount } =
    warning;
  // What the words of BLASTAM say is true of BLASTAM alone; those of the moths and of what could not be judged are of one model each.
  const isOther = verdict === 'favourable' && modelId !== 'blastam';
  return (
    <section aria-labelledby="why">
      <h2 id="why">{text('warnings.why')}</h2>
      <p>
        <strong>{word('warning-verdict', verdict)}</strong>{' '}
        {isOther ? text('warnings.why.model', { model: modelId }) : text(`warnings.why.${verdict}`)}
      </p>
      <FactList
        facts={[
          [
            text('warnings.model'),
            text('warnings.modelValue', { model: modelId, version: modelVersion }),
          ],
          [
            text('warnings.rules'),
            ruleSetId === undefined ? undefined : (
              <Link to={`/rules/${ruleSetId}`}>{ruleSetId}</Link>
            ),
          ],
          [
            text('warnings.voided'),
            voidedCount === 0
              ? text('warnings.voidedNone')
              : text('warnings.voidedValue', { count: voidedCount }),
          ],
          [text('warnings.devices'), <Devices key="devices" deviceIds={deviceIds ?? []} />],
          [text('warnings.digest'), <code key="digest">{inputsDigest.slice(0, 16)}…</code>],
        ]}
      />
      <p className="quiet">{text('warnings.regional')}</p>
    </section>
  );
}

function Devices({ deviceIds }: { readonly deviceIds: readonly string[] }): ReactElement {
  const { text } = useText();
  if (deviceIds.length === 0) return <>{text('warnings.noDevices')}</>;
  return (
    <>
      {deviceIds.map((deviceId, index) => (
        <span key={deviceId}>
          {index > 0 && '、'}
          <Link to={`/devices/${deviceId}`}>{deviceId}</Link>
        </span>
      ))}
    </>
  );
}
