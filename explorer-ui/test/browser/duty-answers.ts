// SPDX-License-Identifier: Apache-2.0
import type { Answer, PostedRequest } from './fixture-server.js';

const STEP = {
  at: '2026-10-10T00:00:00.000Z',
  commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5C',
  on: '2026-10-10',
  operatorId: 'daoji-rice',
  personId: 'office-1',
};

/** A keeper's duty that holds, with a card that ends soon and a passed course. */
export function dutyAnswer(
  personId: string,
  fields: object = {},
  shown: object = {},
): Readonly<Record<string, unknown>> {
  return {
    duty: {
      accepted: { ...STEP, personId },
      granted: STEP,
      healthCards: [
        {
          documentHash: 'cd'.repeat(32),
          recorded: STEP,
          validFrom: '2025-11-10',
          validTo: '2026-11-09',
        },
      ],
      operatorId: 'daoji-rice',
      personId,
      posts: ['keeper', 'drier'],
      siteId: 'pj01',
      state: 'valid',
      trainings: [
        {
          courseId: 'hygiene',
          examOn: '2026-03-01',
          recorded: { ...STEP, commandId: '01M42ZHFDG7Q2V9MZ4KX0RTB5D' },
          result: 'passed',
          validTo: '2027-02-28',
        },
      ],
      v: 1,
      validFrom: '2026-01-01',
      validTo: '2027-12-31',
      ...fields,
    },
    ends: [{ on: '2026-11-09', what: 'health-card' }],
    faults: [],
    ...shown,
  };
}

/** A duty whose card has ended and whose examination was failed. */
export const STOPPED = dutyAnswer(
  'keeper-3',
  {},
  {
    ends: [{ on: '2026-10-01', what: 'health-card' }],
    faults: [
      { code: 'HEALTH_CARD_EXPIRED', found: 'x', post: 'keeper' },
      { code: 'TRAINING_FAILED', found: 'y', post: 'drier' },
    ],
  },
);

/** A signal about keeper-1 that waits for an answer. */
export function signalAnswer(fields: object = {}): Readonly<Record<string, unknown>> {
  return {
    chart: 'funnel',
    count: 3,
    from: '2026-08-01',
    inputsDigest: 'de'.repeat(32),
    lower: 2_584,
    measure: 'timeliness',
    n: 40,
    operatorId: 'daoji-rice',
    personId: 'keeper-1',
    raised: { ...STEP, answerBy: '2026-10-17', personId: 'quality-1' },
    signalId: 'sg-1',
    state: 'raised',
    stepTypes: ['storeLot', 'dryLot'],
    to: '2026-10-09',
    upper: 19_864,
    v: 1,
    ...fields,
  };
}

/** A signal that the person has contested. */
export const CONTESTED = signalAnswer({
  contested: { ...STEP, personId: 'keeper-1', reason: 'not-comparable' },
  state: 'contested',
});

/** Who signs on the page, and what the gateway tells this reader. */
export interface DutyWorld {
  personId: string;
  roles: readonly string[];
  answers: Readonly<Record<string, unknown>>;
}

/** Answers as the gateway does: the key of the page is that of one person, and what is not told is not there. */
export function dutyAnswers(world: DutyWorld): (request: PostedRequest) => Answer | undefined {
  return ({ headers, method, path }) => {
    if (method !== 'GET') return undefined;
    const [, folder, keyId = ''] = path.split('/');
    if (folder === 'identities' && keyId !== '') return json(200, identityOf(world, keyId));
    if (path === '/identities')
      return json(200, {
        items: ['keeper-1', 'keeper-2'].map((personId, at) =>
          traceIdentity({ ...world, personId, roles: ['keeper', 'drier'] }, `${at}`.repeat(64)),
        ),
        total: 2,
      });
    if (!/^\/(?:duties|signals|signal-|export)/.test(path)) return undefined;
    if (headers['daoji-read'] === undefined) return problem(401, 'PEOPLE_READER');
    if (path === '/signal-notices' && !Object.hasOwn(world.answers, path))
      return json(200, { items: [], total: 0 });
    return Object.hasOwn(world.answers, path)
      ? json(200, world.answers[path])
      : problem(403, 'PEOPLE_PRIVATE');
  };
}

function identityOf(world: DutyWorld, keyId: string): object {
  return { keyId, trace: traceIdentity(world, keyId), words: [] };
}

function traceIdentity({ personId, roles }: DutyWorld, keyId: string): object {
  return {
    activatedBy: 'msp:ProducerMSP',
    areaCode: '2111',
    commandId: STEP.commandId,
    keyId,
    operatorId: 'daoji-rice',
    personId,
    roles,
    spki: 'AAAA',
    status: 'active',
    v: 1,
    validFrom: '2020-01-01T00:00:00.000Z',
    validTo: '2099-01-01T00:00:00.000Z',
  };
}

function json(status: number, body: unknown): Answer {
  return { body: JSON.stringify(body), status, type: 'application/json' };
}

function problem(status: number, code: string): Answer {
  const body = { code, detail: code, requestId: 'r-3', status, title: 'x' };
  return { body: JSON.stringify(body), status, type: 'application/problem+json' };
}
