// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import type { GrantPlan } from '../grants/grant-plan.js';
import { useText } from '../locale/use-text.js';

/**
 * How many others sign an application: an agronomist for a restricted input, and where holders sign, each holder of land
 * that neither contract nor mandate opens.
 */
export function cosignersOf(
  isHolderSigning: boolean,
  { uncoveredHolders }: GrantPlan,
  isRestricted: boolean,
): number {
  const holders = isHolderSigning ? Math.max(1, uncoveredHolders.length) : 0;
  return holders + Number(isRestricted);
}

/** Whether holders of the land sign too, and which, as far as it is known. */
export function HolderSigns(props: {
  readonly holders: readonly string[];
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}): ReactElement {
  const { text } = useText();
  const { holders, isOn, onChange } = props;
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{text('inputs.cosignHolder')}</span>
      </label>
      {isOn && holders.length > 0 && (
        <p className="quiet">{text('inputs.cosignHolders', { names: holders.join('、') })}</p>
      )}
    </>
  );
}
