// SPDX-License-Identifier: Apache-2.0
import { civilDateOf } from '@daoji/model';

import type { Cast } from '../cast.js';
import { gatewayUrl } from '../demo-home.js';
import { cardOf } from '../demo-keys.js';
import { ask, signIn, waitProjected } from '../gateway-calls.js';
import { HOUSEHOLD_PARCEL, PARCELS } from '../parcels.js';
import { SEASON_DATES } from '../season-dates.js';
import { HOUSEHOLD } from './trade-scene.js';

/** Who writes the field diary; one of them had no network and entered every line days later. */
const DIARISTS = ['grower', 'machine-operator', 'trace-manager', 'drone-operator'] as const;
const LATE_DIARIST = 'drone-operator';
const LINES = 6;
const LATE_MS = 5 * 86_400_000;
const PARCEL = 'p-001';

export const SIGNAL_ID = 'sg-001';

/** The rice was planted out on every parcel: its stage counts from that day. Where the machine is slow the line comes late. */
export async function plantOut(cast: Cast): Promise<void> {
  const doneOn = SEASON_DATES.transplanted;
  const line = (name: string, parcels: readonly string[]): Promise<string> =>
    cast.say(name, { type: 'recordFieldWork', doneOn, parcels, work: 'transplant' });
  const own = PARCELS.map(({ id }) => id);
  await Promise.all([line('grower', own), line(HOUSEHOLD, [HOUSEHOLD_PARCEL.id])]);
}

/** Lines of the field diary of four persons on one parcel; they change no state, so all are sent at once. @returns how many. */
export async function writeDiary(cast: Cast): Promise<number> {
  const lines = DIARISTS.flatMap((name) => Array.from({ length: LINES }, () => name));
  await Promise.all(
    lines.map((name) => {
      const late = name === LATE_DIARIST ? LATE_MS : 0;
      const eventTime = new Date(cast.now().getTime() - late).toISOString();
      return cast.say(name, {
        type: 'recordFieldWork',
        doneOn: civilDateOf(eventTime),
        eventTime,
        parcels: [PARCEL],
        work: 'weed',
      });
    }),
  );
  return lines.length;
}

/** What the funnel says of one person. */
export interface Signalled {
  readonly commandId: string;
  readonly count: number;
  readonly n: number;
}

interface FunnelPerson {
  readonly figure: Readonly<Record<'count' | 'lower' | 'n' | 'upper', number>>;
  readonly inputsDigest: string;
  readonly personId: string;
  readonly standing: string;
  readonly stepTypes: readonly string[];
}

/**
 * The head of quality asks about the person whom the funnel shows beyond its limits; the person says why, and the director, who is
 * neither, decides. @throws Error where the funnel shows another person, or nobody.
 */
export async function askAboutDiarist(cast: Cast): Promise<Signalled> {
  await waitProjected(await gatewayUrl(), cast.commandIds.at(-1) ?? '');
  const { operatorId, personId } = cast.holderOf(LATE_DIARIST);
  const { from, persons, ruleSetId, to } = await charts(operatorId);
  const beyond = persons.filter(({ standing }) => standing === 'inner' || standing === 'outer');
  const [person] = beyond;
  if (person?.personId !== personId || beyond.length > 1)
    throw new Error(`expected ${personId} beyond the funnel, got ${JSON.stringify(persons)}`);
  const { figure, inputsDigest, stepTypes } = person;
  const commandId = await cast.say('quality', {
    type: 'raiseSignal',
    chart: 'funnel',
    count: figure.count,
    from,
    inputsDigest,
    lower: Math.round(figure.lower * 100_000),
    measure: 'timeliness',
    n: figure.n,
    operatorId,
    personId,
    ...(ruleSetId !== 'built-in' && { ruleSetId }),
    signalId: SIGNAL_ID,
    stepTypes,
    to,
    upper: Math.round(figure.upper * 100_000),
  });
  await cast.say(LATE_DIARIST, {
    type: 'explainSignal',
    reason: 'no-network',
    signalId: SIGNAL_ID,
  });
  await cast.say('safety-director', {
    type: 'decideSignal',
    reason: 'cause-elsewhere',
    signalId: SIGNAL_ID,
    verdict: 'dismissed',
  });
  return { commandId, count: figure.count, n: figure.n };
}

interface Charts {
  readonly from: string;
  readonly persons: readonly FunnelPerson[];
  readonly ruleSetId: string;
  readonly to: string;
}

/** As the head of quality reads them: nobody else may. */
async function charts(operatorId: string): Promise<Charts> {
  const url = await gatewayUrl();
  const cookie = await signIn(url, cardOf('quality'), '/app/quality');
  const path = `/api/v1/operators/${operatorId}/quality/charts?measure=timeliness`;
  const { status, text } = await ask(`${url}${path}`, { headers: { cookie } });
  if (status === 200) return JSON.parse(text) as Charts;
  throw new Error(`the charts answered ${status}: ${text.slice(0, 300)}`);
}
