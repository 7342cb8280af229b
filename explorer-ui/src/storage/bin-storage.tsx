// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';

import { useSection } from '../bins/grain-queries.js';
import { useText } from '../locale/use-text.js';
import { CommandForm, type CommandFormSpec } from '../parts/command-form.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { SentOutcomes } from '../parts/sent-outcomes.js';
import { aerationStepForm, orderAerationForm } from './aeration-forms.js';
import { clearForm, fumigationStepForm, orderFumigationForm } from './fumigation-forms.js';
import { inspectionForm, signForm } from './inspection-forms.js';
import { measuredGrain, type MeasuredGrain } from './measured-grain.js';
import { DueList, StorageHistory } from './storage-history.js';
import { useBinStorage, type ShownStorage } from './storage-queries.js';

/** What people do with the grain of a bin: looks that are due, aeration and fumigation, with their forms. */
export function BinStorage({ binId }: { readonly binId: string }): ReactElement {
  const { text } = useText();
  return (
    <section aria-labelledby="storage">
      <h2 id="storage">{text('storage.title')}</h2>
      <Loaded query={useBinStorage(binId)}>
        {(shown) => <Body binId={binId} shown={shown} />}
      </Loaded>
    </section>
  );
}

function Body(props: { readonly binId: string; readonly shown: ShownStorage }): ReactElement {
  const { text, word } = useText();
  const queries = useQueryClient();
  const [sent, setSent] = useState<readonly string[]>([]);
  const { binId, shown } = props;
  const section = useSection(binId).data;
  const specs = useMemo(
    () => formsOf(binId, shown, section && measuredGrain(section)),
    [binId, section, shown],
  );
  const again = (): void => void queries.invalidateQueries();
  return (
    <>
      <FactList
        facts={[
          [text('storage.state'), word('bin-state', shown.state)],
          [text('storage.grainSince'), shown.grainSince],
        ]}
      />
      {shown.isUnderGas && (
        <p className="notice notice-bad" role="alert">
          <strong>{text('storage.underGas')}</strong>
        </p>
      )}
      <DueList due={shown.due} />
      <SentOutcomes commandIds={sent} />
      {specs.map(([key, spec]) => (
        <CommandForm
          key={key}
          spec={spec}
          onSigned={again}
          onSent={(commandId) => {
            setSent((before) => [...before, commandId]);
            again();
          }}
        />
      ))}
      <StorageHistory shown={shown} />
    </>
  );
}

/** The forms that the state of a bin allows; each starts anew when what it is about has changed. */
export function formsOf(
  binId: string,
  { aerations, fumigations, inspections, isUnderGas }: ShownStorage,
  measured?: MeasuredGrain,
): (readonly [key: string, spec: CommandFormSpec])[] {
  const waiting = inspections.filter(({ state }) => state === 'recorded');
  const fan = aerations.find(({ state }) => state === 'ordered' || state === 'running');
  const gas = fumigations.find(({ state }) => state !== 'cleared' && state !== 'dropped');
  const isRunning = fan?.state === 'running';
  const waitingKey = waiting.map(({ inspectionId }) => inspectionId).join();
  return [
    ...(isUnderGas ? [] : [['inspect', inspectionForm(binId)] as const]),
    ...(waiting.length > 0 ? [[`sign ${waitingKey}`, signForm(waiting)] as const] : []),
    ...(fan
      ? [[`fan ${fan.aerationId} ${fan.state}`, aerationStepForm(fan)] as const]
      : // Filled in once: a later scan takes no number out of a keeper's hands.
        [
          [
            `order fan ${measured ? 'measured' : ''}`,
            orderAerationForm(binId, isRunning, measured),
          ] as const,
        ]),
    ...(gas
      ? [[`gas ${gas.fumigationId} ${gas.state}`, fumigationStepForm(gas)] as const]
      : [['order gas', orderFumigationForm(binId)] as const]),
    ...(gas?.state === 'airing' ? [[`clear ${gas.fumigationId}`, clearForm(gas)] as const] : []),
  ];
}
