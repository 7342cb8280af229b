// SPDX-License-Identifier: Apache-2.0
import {
  BUNDLED_CONTEXTS,
  DAOJI_NAMESPACE,
  hashEvents,
  type LedgerEvent,
  type Lot,
  type TraceCommand,
} from '@daoji/model';

import { epcisWords, lotFlow, type LotQuantity } from './epcis-event.js';

/** Context of our own events: GS1's, and our prefix. */
export const OWN_CONTEXT = [BUNDLED_CONTEXTS[0], { daoji: DAOJI_NAMESPACE }] as const;

/** Basis of every mass: physical grams at 14.5 % moisture, wet basis. */
const MOISTURE_BASIS = '14.5 % wet basis';

/** What an event of ours is made from: the ledger's event and its signed command. */
export interface OwnStep {
  readonly event: LedgerEvent;
  readonly command: TraceCommand;
}

/** An EPCIS event of a command; `undefined` for a command that is no step of a lot. `eventID` is its CBV hash. */
export function ownEvent(
  { event, command }: OwnStep,
  lotOf: (lotId: string) => Lot | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const words = epcisWords(command.type);
  if (!words) return undefined;
  const { process, bizStep, disposition } = words;
  const { place } = lotFlow(command);
  const body = {
    ...aboutOf({ command, event }, lotOf),
    bizStep,
    ...defined('disposition', disposition),
    eventTime: event.eventTime,
    eventTimeZoneOffset: '+08:00',
    ...defined('bizLocation', place === undefined ? undefined : { id: placeUri(place) }),
    'daoji:commandId': command.commandId,
    'daoji:moistureBasis': MOISTURE_BASIS,
    ...defined('daoji:process', process),
    ...defined('daoji:flags', event.flags.length > 0 ? [...event.flags] : undefined),
  };
  const [hashed] = hashEvents({ ...body, '@context': OWN_CONTEXT });
  return { ...body, eventID: hashed?.hash, recordTime: event.recordTime };
}

/** Type and quantities: a transformation where lots go in and come out, else what was seen or added. */
function aboutOf(
  { command, event }: OwnStep,
  lotOf: (lotId: string) => Lot | undefined,
): Readonly<Record<string, unknown>> & { readonly type: string } {
  const { inputs, outputs } = lotFlow(command);
  const quantities = (list: readonly LotQuantity[]) => list.map((one) => quantityOf(one, lotOf));
  if (inputs.length > 0 && outputs.length > 0) {
    return {
      inputQuantityList: quantities(inputs),
      outputQuantityList: quantities(outputs),
      type: 'TransformationEvent',
    };
  }
  if (outputs.length > 0) {
    return { action: 'ADD', quantityList: quantities(outputs), type: 'ObjectEvent' };
  }
  const subjects = event.subjects.flatMap((subject) =>
    subject.startsWith('lot~') ? [{ lotId: subject.slice('lot~'.length) }] : [],
  );
  return { action: 'OBSERVE', quantityList: quantities(subjects), type: 'ObjectEvent' };
}

function defined(key: string, value: unknown): Readonly<Record<string, unknown>> {
  return value === undefined ? {} : { [key]: value };
}

/** Name of a lot: its LGTIN where it has a product's number, else a name of ours that nobody calls. */
export function lotUri(lotId: string, lot: Lot | undefined): string {
  const gtin = lot?.package?.gtin;
  return gtin === undefined
    ? `${DAOJI_NAMESPACE}lot/${encodeURIComponent(lotId)}`
    : `https://id.gs1.org/01/${gtin}/10/${encodeURIComponent(lotId)}`;
}

function quantityOf(
  { grams, lotId }: LotQuantity,
  lotOf: (lotId: string) => Lot | undefined,
): Readonly<Record<string, unknown>> {
  const lot = lotOf(lotId);
  const mass = grams ?? lot?.massGrams;
  return {
    epcClass: lotUri(lotId, lot),
    ...(mass !== undefined && { quantity: mass / 1000, uom: 'KGM' }),
  };
}

function placeUri(place: string): string {
  const [kind = '', id = ''] = place.split('~');
  return `${DAOJI_NAMESPACE}${kind}/${encodeURIComponent(id)}`;
}
