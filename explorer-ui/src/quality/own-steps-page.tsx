// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { OwnSteps } from './own-steps.js';

/** What the person of this device signed. */
export default function OwnStepsPage(): ReactElement {
  const { text } = useText();
  return (
    <>
      <h1>{text('ownSteps.title')}</h1>
      <OwnSteps />
    </>
  );
}
