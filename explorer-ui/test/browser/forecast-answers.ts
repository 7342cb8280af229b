// SPDX-License-Identifier: Apache-2.0

/** What one model said; as the test wants it. */
export function lineAnswer(fields: object = {}): object {
  return {
    inputsDigest: 'ab'.repeat(32),
    missing: [],
    modelId: 'blastam',
    modelVersion: '1',
    opinion: 'main',
    pest: 'rice-blast',
    ruleSetId: 'built-in',
    verdict: 'none',
    voided: [],
    voidedCount: 0,
    warningIds: [],
    wetHours: 2,
    ...fields,
  };
}

const SECOND = { opinion: 'second', since: '2026-05-28', wetHours: undefined };

function runAnswer(runId: string, lines: readonly object[], earlier = 0): object {
  const recordedAt = '2026-07-20T17:00:00.000Z';
  return {
    deviceId: 'pj01-weather-1',
    earlier,
    inputsRoot: 'cd'.repeat(32),
    lines,
    recordedAt,
    runId,
  };
}

/** Five days: one favourable with a void hour, one that was changed by a late reading, one not judgeable, one of EPIRICE alone, one that nothing judged. */
export const FORECAST_ANSWERS: Readonly<Record<string, unknown>> = {
  '/forecasts': {
    days: [
      {
        date: '2026-07-20',
        runs: [
          runAnswer('run-5', [
            lineAnswer({
              verdict: 'favourable',
              voided: [
                {
                  at: '2026-07-20T05:00:00.000Z',
                  quantity: 'sunshine',
                  reason: 'above-physical',
                  valueMilli: 2_200,
                },
              ],
              voidedCount: 1,
              warningIds: ['w-2026-0001'],
              wetHours: 14,
            }),
            lineAnswer({
              degreeDaysMilli: 412_300,
              modelId: 'stem-borer',
              pest: 'stem-borer',
              ruleSetId: 'borer-2026',
              since: '2026-03-01',
              verdict: 'moths-50',
              wetHours: undefined,
            }),
            lineAnswer({ ...SECOND, intensityPpm: 10, modelId: 'epirice-leaf-blast' }),
            lineAnswer({
              ...SECOND,
              intensityPpm: 31_856,
              modelId: 'epirice-brown-spot',
              pest: 'brown-spot',
              verdict: 'favourable',
            }),
          ]),
        ],
      },
      { date: '2026-07-19', runs: [runAnswer('run-4', [lineAnswer()], 2)] },
      {
        date: '2026-07-18',
        runs: [
          runAnswer('run-3', [
            lineAnswer({
              missing: [
                { hours: 3, quantity: 'rain' },
                { hours: 1, quantity: 'wind-speed' },
              ],
              verdict: 'not-judgeable',
              wetHours: undefined,
            }),
          ]),
        ],
      },
      {
        date: '2026-07-17',
        runs: [runAnswer('run-2', [lineAnswer({ ...SECOND, modelId: 'epirice-leaf-blast' })])],
      },
      { date: '2026-07-16', runs: [] },
    ],
    parcelId: 'p-0017',
  },
};
