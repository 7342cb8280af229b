// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';

/** Prints the page as it stands, folded parts included; the style sheet for print says how. Itself it is not printed. */
export function PrintButton(): ReactElement {
  const { text } = useText();
  return (
    <Button className="button button-second print-button" onPress={print}>
      {text('app.print')}
    </Button>
  );
}

/** Opens what belongs on paper for the time of the printing, since paper has no button to press. */
function print(): void {
  const folded = [
    ...document.querySelectorAll<HTMLDetailsElement>('main details.printed-open:not([open])'),
  ];
  for (const one of folded) one.open = true;
  const fold = (): void => {
    for (const one of folded) one.open = false;
  };
  addEventListener('afterprint', fold, { once: true });
  globalThis.print();
}
