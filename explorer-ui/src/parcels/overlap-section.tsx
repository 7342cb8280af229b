// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { Link } from 'react-router';

import type { ShownParcel } from '../api/things.js';
import { zonedTime } from '../check/shown-time.js';
import { useText } from '../locale/use-text.js';
import { CommandForm } from '../parts/command-form.js';
import { useSigningIdentity } from '../parts/own-operator.js';
import { recordedAt, rememberedScenario } from '../sign/network-clock.js';
import { claimForm, resolveForm } from './overlap-forms.js';
import { sharedLandText } from './shared-land.js';

/** Land that another parcel claims too: the open claims, a new one, and the agriculture authority's word on them. */
export function OverlapSection({ parcel }: { readonly parcel: ShownParcel }): ReactElement | null {
  const { text } = useText();
  const { overlaps = [], state } = parcel;
  if (overlaps.length === 0 && state === 'closed') return null;
  return (
    <section>
      <h2>{text('overlap.title')}</h2>
      {overlaps.length === 0 ? (
        <p className="quiet">{text('overlap.none')}</p>
      ) : (
        <OpenClaims parcel={parcel} />
      )}
      {state !== 'closed' && <Claim parcel={parcel} />}
      {overlaps.length > 0 && <Resolve key={overlaps.length} parcel={parcel} />}
    </section>
  );
}

function Claim({ parcel }: { readonly parcel: ShownParcel }): ReactElement {
  const queries = useQueryClient();
  const signer = useSigningIdentity();
  const spec = useMemo(() => claimForm(parcel, signer?.operatorId), [parcel, signer]);
  return <CommandForm spec={spec} onSigned={() => void queries.invalidateQueries()} />;
}

function Resolve({ parcel }: { readonly parcel: ShownParcel }): ReactElement {
  const { text } = useText();
  const queries = useQueryClient();
  const isAgri = useSigningIdentity()?.authority === 'agri';
  const spec = useMemo(() => resolveForm(parcel), [parcel]);
  if (!isAgri) return <p className="quiet">{text('overlap.whoResolves')}</p>;
  return <CommandForm spec={spec} onSigned={() => void queries.invalidateQueries()} />;
}

function OpenClaims({ parcel }: { readonly parcel: ShownParcel }): ReactElement {
  const { language, text } = useText();
  const { overlaps = [], state } = parcel;
  return (
    <div className="notice notice-bad" id="open-overlaps">
      <ul>
        {overlaps.map(({ areaM2, claimedAt, parcelId }) => (
          <li key={parcelId}>
            <Link to={`/parcels/${parcelId}`}>{parcelId}</Link>{' '}
            {text('overlap.open', {
              area: sharedLandText(areaM2, language),
              at: zonedTime(recordedAt(claimedAt, rememberedScenario()), language),
            })}
          </li>
        ))}
      </ul>
      <p>{text(state === 'draft' ? 'overlap.openDraft' : 'overlap.openMeans')}</p>
    </div>
  );
}
