// SPDX-License-Identifier: Apache-2.0
import { civilDateOf, signalSchema, type Signal } from '@daoji/model';

import { shanghaiTime } from '../consumer/formats.js';
import type { Projected } from '../projection/project-block.js';
import { asItIs, type RecordedAt } from '../scenario-clock.js';
import type { Notice } from './notice.js';

/** Who decides a signal, beside the person named (`docs/spec/duties.md`). */
const DECIDERS = ['safety-director'] as const;

/** The page on which both find it; no address names a signal, since an id may name the person. */
const PATH = '/app/signals';

type Step = Pick<Notice, 'at' | 'kind' | 'personId' | 'standing'> & {
  readonly commandId: string;
  readonly words: readonly [zh: string, en: string];
};

/**
 * Notices of a signal's steps so far, in their order: for the person named and for who decides, and nobody else. Their text names
 * neither person nor figure nor the signal: it may stand in a chat that others read.
 * @param now - the network's time; the end of the days to answer is a step without a command.
 * @param recordedAt - the network's time of a record time.
 */
export function signalNoticesOf(
  signal: Signal,
  now: Date,
  recordedAt: RecordedAt = asItIs,
): Notice[] {
  const { operatorId, personId, signalId } = signal;
  return stepsOf(signal, now).map(({ at, commandId, kind, personId: by, standing, words }) => ({
    at,
    concerns: { personIds: [personId], roles: [...DECIDERS] },
    en: `${words[1]}, ${shanghaiTime(recordedAt(at))}`,
    id: `${kind}-${commandId}`,
    kind,
    level: 'info',
    operatorId,
    path: PATH,
    ...(by !== undefined && { personId: by }),
    standing,
    subject: { id: signalId, kind: 'signal' },
    zh: `${words[0]}，${shanghaiTime(recordedAt(at))}`,
  }));
}

/** True for a signal that nobody has decided. */
export function isUndecided({ decided }: Signal): boolean {
  return decided === undefined;
}

function stepsOf({ contested, decided, explained, raised, state }: Signal, now: Date): Step[] {
  const { answerBy } = raised;
  const steps: Step[] = [
    {
      ...raised,
      kind: 'signal-raised',
      standing: 'asks',
      words: [
        `有一条质量提示：请本人在 ${answerBy} 前说明或提出异议`,
        `A signal about steps: the person is asked to answer by ${answerBy}`,
      ],
    },
  ];
  if (state === 'raised' && civilDateOf(now.toISOString()) > answerBy)
    steps.push({
      at: raised.at,
      commandId: raised.commandId,
      kind: 'signal-unanswered',
      standing: 'asks',
      words: [
        '质量提示：答复期限已过，可以作出决定',
        'A signal about steps: the days to answer are over, it can be decided',
      ],
    });
  if (explained)
    steps.push({
      ...explained,
      kind: 'signal-explained',
      standing: 'asks',
      words: ['质量提示：本人已说明，等待决定', 'A signal about steps: explained, to be decided'],
    });
  if (contested)
    steps.push({
      ...contested,
      kind: 'signal-contested',
      standing: 'asks',
      words: [
        '质量提示：本人有异议，听取意见后决定',
        'A signal about steps: contested, the person is heard and then it is decided',
      ],
    });
  if (decided)
    steps.push({
      ...decided,
      kind: 'signal-decided',
      standing: 'ended',
      words: ['质量提示：已有决定', 'A signal about steps: decided'],
    });
  return steps;
}

/** The signal that a change of the projection writes; undefined for all other changes. */
export function signalIn({ collection, document, id }: Projected): Signal | undefined {
  if (collection !== 'objects' || !id.startsWith('trace~signal~')) return undefined;
  return signalSchema.safeParse(document?.value).data;
}
