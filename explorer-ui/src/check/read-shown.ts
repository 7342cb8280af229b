// SPDX-License-Identifier: Apache-2.0
import type { Shown, ShownFact, ShownPoint } from '@daoji/model';

import { CheckError } from './check-error.js';
import { isRecord } from './untyped.js';

/**
 * Reads `daoji.shown/v1` without the schema library, which would not fit the self-check's budget. Every field that the
 * comparison uses must have its type; one that has not makes the whole text refused, so that nothing is passed over.
 * @throws {@link CheckError} `CHECK_SHOWN`.
 */
export function readShown(text: string): Shown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CheckError('CHECK_SHOWN', 'expected JSON', { cause });
  }
  if (!isRecord(value) || value['type'] !== 'daoji.shown/v1') {
    throw new CheckError('CHECK_SHOWN', 'expected type daoji.shown/v1');
  }
  const { facts, lotId, points } = value;
  if (typeof lotId !== 'string' || !isListOf(facts, isFact) || !isListOf(points, isPoint)) {
    throw new CheckError('CHECK_SHOWN', 'expected lotId, facts and points of daoji.shown/v1');
  }
  return { facts, lotId, points, type: 'daoji.shown/v1' };
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}

function isFact(item: unknown): item is ShownFact {
  return (
    isRecord(item) &&
    ['commandId', 'label', 'path'].every((key) => typeof item[key] === 'string') &&
    ['string', 'number', 'boolean'].includes(typeof item['value'])
  );
}

function isPoint(item: unknown): item is ShownPoint {
  return (
    isRecord(item) &&
    ['channel', 'deviceId', 'quantity', 'time', 'value'].every(
      (key) => typeof item[key] === 'string',
    ) &&
    ['bootEpoch', 'seq'].every((key) => Number.isInteger(item[key])) &&
    ['flags', 'unit'].every((key) => ['string', 'undefined'].includes(typeof item[key]))
  );
}
