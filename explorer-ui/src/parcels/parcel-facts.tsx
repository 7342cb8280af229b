// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import type { ShownParcel } from '../api/things.js';
import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { numberText } from '../parts/measures.js';

/** The areas of a parcel, kept apart, each in 亩 and ha; the first is the one that rules use. */
export function ParcelAreas(props: { readonly parcel: ShownParcel }): ReactElement {
  const { language, text, word } = useText();
  const { areaBasis, areaM2, contractAreaM2, geodesicAreaM2, measuredAreaM2 } = props.parcel;
  const both = (m2: number | undefined): string | undefined =>
    m2 === undefined
      ? undefined
      : `${numberText(m2 * 0.0015, language, 1)} 亩 · ${numberText(m2 / 10_000, language, 2)} ha`;
  const basis =
    areaBasis === undefined ? '' : text('parcels.basis', { name: word('area', areaBasis) });
  return (
    <section>
      <h2>{text('parcels.areas')}</h2>
      <FactList
        facts={[
          [word('area', 'used'), `${both(areaM2) ?? ''}${basis}`],
          [word('area', 'contract'), both(contractAreaM2)],
          [word('area', 'measured'), both(measuredAreaM2)],
          [word('area', 'geodesic'), both(geodesicAreaM2)],
        ]}
      />
      <p className="quiet">{text('parcels.areasNote')}</p>
    </section>
  );
}
