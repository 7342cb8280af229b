// SPDX-License-Identifier: Apache-2.0
import type { CaptureRequest } from '../../../src/epcis/event-book.js';

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/** An event of one package, changed as a test wants it. */
export function madeEvent(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    action: 'OBSERVE',
    bizStep: 'shipping',
    disposition: 'in_transit',
    epcList: ['urn:epc:id:sgtin:952123.0000001.serial-1'],
    eventTime: '2026-10-04T08:00:00.000Z',
    eventTimeZoneOffset: '+08:00',
    readPoint: { id: 'urn:epc:id:sgln:952123.000001.0' },
    type: 'ObjectEvent',
    ...change,
  };
}

/** A document of events, and a capture of it. */
export function madeCapture(
  eventList: readonly unknown[],
  change: Partial<CaptureRequest> = {},
  inline: readonly unknown[] = [],
): CaptureRequest {
  return {
    behaviour: 'rollback',
    document: {
      '@context': [CONTEXT, ...inline],
      creationDate: '2026-10-04T08:00:00.000Z',
      epcisBody: { eventList },
      schemaVersion: '2.0',
      type: 'EPCISDocument',
    },
    ownerId: 'mill-1',
    recordTime: '2026-10-05T00:00:00.000Z',
    ...change,
  };
}
