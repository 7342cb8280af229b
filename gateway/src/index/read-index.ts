// SPDX-License-Identifier: Apache-2.0
import type { ChannelName, DeviceRecord, Lot } from '@daoji/model';

import type { Projected } from '../projection/project-block.js';
import type { CollectionName } from '../projection/stored-document.js';
import {
  indexedChange,
  type IndexedChange,
  type IndexedDocument,
  type IndexedEvent,
} from './indexed-change.js';
import { LineageGraph } from './lineage-graph.js';
import { NamedFiles } from './named-files.js';
import { SortedKeys } from './sorted-keys.js';
import { StateRecords } from './state-records.js';
import { TimedEvents } from './timed-events.js';
import { UnitEdges } from './unit-edges.js';

/** Where an event is recorded. */
export interface EventRef {
  readonly channel: ChannelName;
  readonly commandId: string;
  readonly type: string;
  readonly signer: string;
  readonly eventTime: string;
  /** Absent where it has none. */
  readonly flags?: readonly string[];
  readonly blockNumber: number;
  readonly txIndex: number;
  /** What it is about, as state keys. */
  readonly subjects: readonly string[];
}

/**
 * Lineage and lists in memory: what FerretDB cannot look up by `_id`. Rebuilt from the projection at start and fed by
 * the projector; it answers with ids, and values are read from the store.
 */
export class ReadIndex {
  /** Values that are listed or looked up by more than their id. */
  readonly records = new StateRecords();
  /** Files by the command that named them first. */
  readonly files = new NamedFiles();
  /** What was made of what. */
  readonly graph = new LineageGraph();
  readonly #units = new UnitEdges(this.graph);
  readonly #ids = new Map<CollectionName, SortedKeys>();
  readonly #lots = new Map<string, Lot>();
  readonly #events = new Map<string, EventRef[]>();
  readonly #devices = new Map<string, Set<string>>();
  readonly #allEvents = new Map<string, EventRef>();
  readonly #byTime = new TimedEvents();
  readonly #activations = new Map<string, EventRef>();

  /** Documents that are known. */
  get size(): number {
    return [...this.#ids.values()].reduce((sum, ids) => sum + ids.size, 0);
  }

  /** Takes in one change of the projection. */
  apply(change: Projected): void {
    this.take(indexedChange(change));
  }

  /** Takes in what was read of a change. */
  take(change: IndexedChange): void {
    const { collection, id, document } = change;
    this.records.apply(change);
    this.files.apply(change);
    this.#units.apply(change);
    const ids = into(this.#ids, collection, () => new SortedKeys());
    if (!document) {
      ids.delete(id);
      return;
    }
    ids.add(id);
    if (document.value !== undefined) this.#takeValue(collection, id, document);
  }

  /** Ids of a collection after `after`, ascending. */
  page(collection: CollectionName, after: string, limit: number): string[] {
    return this.#ids.get(collection)?.after(after, limit) ?? [];
  }

  /** Ids of a collection. */
  count(collection: CollectionName): number {
    return this.#ids.get(collection)?.size ?? 0;
  }

  lot(lotId: string): Lot | undefined {
    return this.#lots.get(lotId);
  }

  /** Every lot, in the order of first arrival. */
  lots(): Lot[] {
    return [...this.#lots.values()];
  }

  children(lotId: string): string[] {
    return this.graph.next(lotId, 'down').filter((key) => !key.includes('~'));
  }

  /** Events that name a state key among their subjects, in ledger order. */
  eventsOf(subject: string): EventRef[] {
    const events = [...(this.#events.get(subject) ?? [])];
    return events.sort((a, b) => a.blockNumber - b.blockNumber || a.txIndex - b.txIndex);
  }

  /** One event by its command. */
  event(channel: ChannelName, commandId: string): EventRef | undefined {
    return this.#allEvents.get(`${channel}~${commandId}`);
  }

  /** Events of one type of command, in ledger order. */
  eventsOfType(channel: ChannelName, type: string): EventRef[] {
    const events = [...this.#allEvents.values()].filter(
      (one) => one.channel === channel && one.type === type,
    );
    return events.sort((a, b) => a.blockNumber - b.blockNumber || a.txIndex - b.txIndex);
  }

  /** Every event in ledger order, those of `trace` before those of `anchor`. */
  allEvents(): EventRef[] {
    return [...this.#allEvents.values()].sort(
      (a, b) =>
        (a.channel === b.channel ? 0 : a.channel === 'trace' ? -1 : 1) ||
        a.blockNumber - b.blockNumber ||
        a.txIndex - b.txIndex,
    );
  }

  /** The newest events of both channels by their own time, newest first. */
  newestEvents(limit: number): EventRef[] {
    return this.#byTime.last(limit);
  }

  /** Events of both channels from a time up to and without another, in the order of their own time. */
  eventsBetween(from: string | undefined, to: string | undefined, limit: number): EventRef[] {
    return this.#byTime.between(from, to, limit);
  }

  /** Devices that stand on `parcel~…`, `bin~…` or `mill-line~…`. */
  devicesOn(subject: string): string[] {
    return [...(this.#devices.get(subject) ?? [])].sort();
  }

  /** The event that activated a key on a channel. */
  activationOf(channel: ChannelName, keyId: string): EventRef | undefined {
    return this.#activations.get(`${channel}~${keyId}`);
  }

  /** The value is what the schema of its collection gave. */
  #takeValue(collection: CollectionName, id: string, document: IndexedDocument): void {
    const { value } = document;
    if (collection === 'lots') this.#takeLot(value as Lot);
    if (collection === 'events') this.#takeEvent(id, document, value as IndexedEvent);
    if (collection === 'devices') this.#takeDevice(value as DeviceRecord);
  }

  #takeLot(lot: Lot): void {
    this.#lots.set(lot.lotId, lot);
    for (const parent of lot.parents) this.graph.link(parent.lotId, lot.lotId);
  }

  #takeDevice({ subject, deviceId }: DeviceRecord): void {
    into(this.#devices, `${subject.kind}~${subject.id}`, () => new Set<string>()).add(deviceId);
  }

  #takeEvent(id: string, document: IndexedDocument, event: IndexedEvent): void {
    // What is recorded never changes: a block that is projected again brings nothing new.
    if (this.#allEvents.has(id)) return;
    const { type, signer, eventTime, flags, subjects } = event;
    const { channel, blockNumber, txIndex } = document;
    const commandId = id.slice(channel.length + 1);
    const place = { channel, commandId, blockNumber, txIndex };
    const ref = { ...place, eventTime, signer, subjects, type, ...(flags && { flags }) };
    this.#allEvents.set(id, ref);
    this.#byTime.add(ref);
    for (const subject of subjects) into(this.#events, subject, (): EventRef[] => []).push(ref);
    if (type === 'activateIdentity') this.#takeActivation(ref, subjects);
  }

  #takeActivation(ref: EventRef, subjects: readonly string[]): void {
    for (const subject of subjects) {
      const [kind, keyId] = subject.split('~');
      if (kind === 'identity' && keyId !== undefined) {
        this.#activations.set(`${ref.channel}~${keyId}`, ref);
      }
    }
  }
}

function into<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
