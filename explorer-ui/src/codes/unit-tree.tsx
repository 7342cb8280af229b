// SPDX-License-Identifier: Apache-2.0
import type { LogisticUnit } from '@daoji/model';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';
import { numberText } from '../parts/measures.js';
import { useUnit } from './unit-queries.js';

/** Pallets hold cases, and cases packages; deeper than this nobody stacks. */
const MAX_DEPTH = 6;

/** What a case or pallet holds, down to the runs of codes. */
export function UnitTree(props: {
  readonly unit: LogisticUnit;
  readonly depth?: number;
}): ReactElement {
  const { language, text } = useText();
  const { depth = 0, unit } = props;
  return (
    <ul className="unit-tree">
      {unit.children.map((child) =>
        'sscc' in child ? (
          <li key={child.sscc}>
            <Link to={`/codes/units/${child.sscc}`}>{child.sscc}</Link>
            {depth < MAX_DEPTH && <Below depth={depth + 1} sscc={child.sscc} />}
          </li>
        ) : (
          <li key={`${child.orderId} ${child.range.from}`}>
            <Link to={`/codes/${child.orderId}`}>{child.orderId}</Link>{' '}
            {text('codes.run', {
              codes: numberText(child.range.to - child.range.from, language, 0),
              from: child.range.from + 1,
              to: child.range.to,
            })}
          </li>
        ),
      )}
    </ul>
  );
}

function Below(props: { readonly sscc: string; readonly depth: number }): ReactElement {
  return (
    <Loaded query={useUnit(props.sscc)}>
      {(unit) => <UnitTree depth={props.depth} unit={unit} />}
    </Loaded>
  );
}
