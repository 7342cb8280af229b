// SPDX-License-Identifier: Apache-2.0
import type { Correction } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';

import type { ShownEvent } from '../api/things.js';
import { EventTimeline } from '../pages/event-timeline.js';
import { CommandForm } from '../parts/command-form.js';
import { SentOutcomes } from '../parts/sent-outcomes.js';
import { correctForm } from './correct-form.js';

/** A timeline whose events can be declared to be in error, each once. */
export function CorrectableTimeline(props: {
  readonly corrections: readonly Correction[];
  readonly events: readonly ShownEvent[];
}): ReactElement {
  const queries = useQueryClient();
  const [sent, setSent] = useState<readonly string[]>([]);
  const { corrections, events } = props;
  const corrected = new Set(corrections.map(({ correctedCommandId }) => correctedCommandId));
  return (
    <>
      <SentOutcomes commandIds={sent} />
      <EventTimeline
        corrections={corrections}
        events={events}
        act={(event) => {
          const isCorrected = corrected.has(event.commandId ?? '');
          const spec = isCorrected ? undefined : correctForm(event, events);
          return (
            spec && (
              <CommandForm
                spec={spec}
                onSent={(commandId) => setSent((before) => [...before, commandId])}
                onSigned={() => void queries.invalidateQueries()}
              />
            )
          );
        }}
      />
    </>
  );
}
