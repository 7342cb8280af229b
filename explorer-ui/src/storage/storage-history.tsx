// SPDX-License-Identifier: Apache-2.0
import type { Aeration, Fumigation, Inspection } from '@daoji/model';
import type { ReactElement, ReactNode } from 'react';

import { FileLink } from '../documents/file-link.js';
import { useText } from '../locale/use-text.js';
import { Moment, RecordedMoment } from '../parts/times.js';
import type { DueLook, ShownStorage } from './storage-queries.js';

/** Looks that are due, in words and not by colour alone. */
export function DueList({ due }: { readonly due: readonly DueLook[] }): ReactElement {
  const { text, word } = useText();
  if (due.length === 0) return <p className="quiet">{text('storage.nothingDue')}</p>;
  return (
    <ul className="notices">
      {due.map(({ dueDate, inspectedOn, scope, state }) => (
        <li key={scope} className={`notice ${toneOf(state)}`}>
          <strong>
            {word('scope', scope)} · {word('inspection-due', state)}
          </strong>
          <span>
            {text('storage.dueBy', { date: dueDate })} ·{' '}
            {inspectedOn === undefined
              ? text('storage.neverLooked')
              : text('storage.lastLooked', { date: inspectedOn })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function toneOf(state: DueLook['state']): string {
  if (state === 'overdue') return 'notice-bad';
  return state === 'today' || state === 'under-gas' ? 'notice-wait' : 'notice-good';
}

/** What people did, the newest first. */
export function StorageHistory({ shown }: { readonly shown: ShownStorage }): ReactElement {
  const { aerations, fumigations, inspections } = shown;
  return (
    <>
      <Kind
        name="inspection"
        rows={inspections.map((one) => [one.inspectionId, <Look key="" one={one} />])}
      />
      <Kind
        name="aeration"
        rows={aerations.map((one) => [one.aerationId, <Fan key="" one={one} />])}
      />
      <Kind
        name="fumigation"
        rows={fumigations.map((one) => [one.fumigationId, <Gas key="" one={one} />])}
      />
    </>
  );
}

function Kind(props: {
  readonly name: 'aeration' | 'fumigation' | 'inspection';
  readonly rows: readonly (readonly [id: string, row: ReactNode])[];
}): ReactElement | null {
  const { word } = useText();
  if (props.rows.length === 0) return null;
  return (
    <details className="fold">
      <summary>
        {word('thing', props.name)}（{props.rows.length}）
      </summary>
      <ul className="notices">
        {props.rows.map(([id, row]) => (
          <li key={id} className="notice">
            {row}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Look({ one }: { readonly one: Inspection }): ReactElement {
  const { text, word } = useText();
  return (
    <>
      <strong>
        {one.inspectedOn} · {word('scope', one.scope)} · {word('inspection-state', one.state)}
      </strong>
      <span>
        {word('moisture-class', one.moistureClass)} · {word('insects', one.insects)} ·{' '}
        {text('storage.temperatures', {
          maximum: celsius(one.maximumMilliC),
          mean: celsius(one.meanMilliC),
        })}
      </span>
      <span>{one.findings}</span>
      <span>
        {one.recorded.personId}
        {one.signed && ` · ${text('storage.signedBy', { person: one.signed.personId })}`} ·{' '}
        {text('storage.nextBy', { date: one.dueDate, days: one.periodDays })} ·{' '}
        {text('storage.rules', { id: one.ruleSetId })}
      </span>
      {one.photoHash !== undefined && <FileLink hash={one.photoHash} />}
      {one.documentHash !== undefined && <FileLink hash={one.documentHash} />}
    </>
  );
}

function Fan({ one }: { readonly one: Aeration }): ReactElement {
  const { text, word } = useText();
  const { basis, ordered, started, stopped } = one;
  return (
    <>
      <strong>
        <RecordedMoment at={ordered.at} /> · {word('aeration-state', one.state)}
      </strong>
      <span>
        {text('storage.advice')}：{word('aeration-advice', basis.advice)} ·{' '}
        {text('storage.grainOutside', {
          grain: celsius(basis.grainMeanMilliC),
          outside: celsius(basis.outsideMilliC),
        })}{' '}
        · {text('storage.rules', { id: basis.ruleSetId })}
      </span>
      <span>
        {ordered.personId}：{ordered.note}
      </span>
      {started && (
        <span>
          {text('storage.fanStarted')} <Moment at={started.startedAt} /> · {started.personId}
        </span>
      )}
      {stopped && (
        <span>
          {text('storage.fanStopped')} <Moment at={stopped.stoppedAt} /> ·{' '}
          {word('aeration-reason', stopped.reason)}
          {stopped.note !== undefined && ` · ${stopped.note}`}
        </span>
      )}
    </>
  );
}

function Gas({ one }: { readonly one: Fumigation }): ReactElement {
  const { text, word } = useText();
  const { aired, cleared, ordered, sealed } = one;
  return (
    <>
      <strong>
        {one.productName} · {word('fumigation-state', one.state)}
      </strong>
      <span>
        {text('storage.gasOrder', {
          days: one.closedDays,
          dose: (one.doseMilligramsPerM3 / 1_000).toString(),
          volume: one.volumeM3,
        })}{' '}
        · {text('storage.rules', { id: one.ruleSetId })}
      </span>
      <span>
        {ordered.personId}：{ordered.note}
      </span>
      {sealed && (
        <span>
          {text('storage.step.seal')} <Moment at={sealed.sealedAt} /> · {sealed.personId}
        </span>
      )}
      {one.gas.length > 0 && <span>{text('storage.gasCount', { count: one.gas.length })}</span>}
      {aired && (
        <span>
          {text('storage.step.air')} <Moment at={aired.airedAt} /> · {aired.personId}
          {aired.leastDoseMilligramHoursPerM3 !== undefined &&
            ` · ${text('storage.leastCt', {
              ct: (aired.leastDoseMilligramHoursPerM3 / 1_000).toString(),
              point: aired.leastPoint ?? '',
            })}`}
          {aired.shortfalls.map((short) => ` · ${word('shortfall', short)}`)}
        </span>
      )}
      {cleared && (
        <span>
          {word('fumigation-state', 'cleared')} <Moment at={cleared.measuredAt} /> ·{' '}
          {cleared.personId} ·{' '}
          {cleared.readings
            .map(({ microgramsPerM3, point }) => `${point} ${microgramsPerM3 / 1_000} mg/m³`)
            .join('、')}{' '}
          · {text('storage.freeFrom', { date: cleared.freeFrom })}
        </span>
      )}
    </>
  );
}

function celsius(milli: number): string {
  return (milli / 1_000).toFixed(1);
}
