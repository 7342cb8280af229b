// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, type ReactElement } from 'react';

import type { ProofReport } from '../check/proof-report.js';
import { renderReport } from '../check/render-report.js';
import { useText } from '../locale/use-text.js';

/** A check's answer, drawn by the same code as on the consumer page and in the single-file verifier. */
export function ProofReportView(props: { readonly report: ProofReport }): ReactElement {
  const { language } = useText();
  const host = useRef<HTMLDivElement>(null);
  const { report } = props;
  useEffect(() => {
    host.current?.replaceChildren(renderReport(report, language));
  }, [language, report]);
  return <div ref={host} />;
}
